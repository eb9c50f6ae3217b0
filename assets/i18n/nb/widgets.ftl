# Småting i vinduet: felt, kalender, brikker.
