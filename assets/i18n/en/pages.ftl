# Settings, help, messages, start page and the palette.
