# Small things of the window: fields, calendar, chips.
