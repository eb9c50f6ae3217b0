# Die Tabellen.
