# Tabellen: das Raster und die Ansichten mit Datensätzen.

grid-folded = { $title }: zugeklappt
grid-unfolded = { $title }: aufgeklappt
grid-heading = { $count ->
    [one] { $title }, { $count } Zeile
   *[other] { $title }, { $count } Zeilen
}
grid-head-ascending = { $title }, aufsteigend sortiert
grid-head-descending = { $title }, absteigend sortiert
grid-sort-hint = Klick sortiert, Umschalt+Klick sortiert weiter, am Rand ziehen ändert die Breite
grid-sort-ascending = Aufsteigend sortieren
grid-sort-descending = Absteigend sortieren
grid-sort-further = Danach hiernach sortieren
grid-group = Hiernach gruppieren
grid-hide = Spalte ausblenden
grid-freeze = Bis hierher fixieren
grid-unfreeze = Nichts fixieren

filter-name = Filter
filter-hint = Filtern, zum Beispiel Status:offen Frist<90d
filter-offer = Vorschläge
filter-operator = Vergleich
filter-clear = Filter leeren
filter-meant = { $what }?
