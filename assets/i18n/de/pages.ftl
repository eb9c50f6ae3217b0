# Einstellungen, Hilfe, Meldungen, Startseite und die Palette.
