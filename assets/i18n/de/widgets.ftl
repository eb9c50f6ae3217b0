# Kleines im Fenster: Felder, Kalender, Marken.

widget-clear = Feld leeren
link-gone = Der Datensatz ist nicht mehr da
