# Småting i vinduet: felter, kalender, brikker.

widget-clear = Ryd feltet
link-gone = Posten findes ikke længere
