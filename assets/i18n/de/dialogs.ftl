# Die Dialoge.
