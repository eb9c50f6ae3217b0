# Small things of the window: fields, calendar, chips.

widget-clear = Clear the field
link-gone = The record is gone
