# Tabeller: rutenettet og panelene med poster.

grid-folded = { $title }: foldet sammen
grid-unfolded = { $title }: foldet ut
grid-heading = { $count ->
    [one] { $title }, { $count } rad
   *[other] { $title }, { $count } rader
}
grid-head-ascending = { $title }, sortert stigende
grid-head-descending = { $title }, sortert synkende
grid-sort-hint = Klikk sorterer, Shift+klikk sorterer videre, dra i kanten for bredden
grid-sort-ascending = Sorter stigende
grid-sort-descending = Sorter synkende
grid-sort-further = Sorter videre etter denne
grid-group = Grupper etter denne
grid-hide = Skjul kolonnen
grid-freeze = Frys til og med denne
grid-unfreeze = Frys ingenting

filter-name = Filter
filter-hint = Filtrer, for eksempel status:åpen frist<90d
filter-offer = Forslag
filter-operator = sammenligning
filter-clear = Tøm filteret
filter-meant = { $what }?
