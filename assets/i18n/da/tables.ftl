# Tabeller: gitteret og panelerne med poster.

grid-folded = { $title }: foldet sammen
grid-unfolded = { $title }: foldet ud
grid-heading = { $count ->
    [one] { $title }, { $count } række
   *[other] { $title }, { $count } rækker
}
grid-head-ascending = { $title }, sorteret stigende
grid-head-descending = { $title }, sorteret faldende
grid-sort-hint = Klik sorterer, Shift+klik sorterer videre, træk i kanten for bredden
grid-sort-ascending = Sortér stigende
grid-sort-descending = Sortér faldende
grid-sort-further = Sortér videre efter denne
grid-group = Gruppér efter denne
grid-hide = Skjul kolonnen
grid-freeze = Frys til og med denne
grid-unfreeze = Frys ingenting

filter-name = Filter
filter-hint = Filtrér, for eksempel status:åben frist<90d
filter-offer = Forslag
filter-operator = sammenligning
filter-clear = Ryd filteret
filter-meant = { $what }?
