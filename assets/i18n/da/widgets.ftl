# Småting i vinduet: felter, kalender, brikker.
