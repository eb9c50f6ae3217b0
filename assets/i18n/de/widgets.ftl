# Kleines im Fenster: Felder, Kalender, Marken.
