# Småting i vinduet: felt, kalender, brikker.

widget-clear = Tøm feltet
link-gone = Posten finnes ikke lenger
