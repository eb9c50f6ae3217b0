# Tables: the grid, and the panels of records.

grid-folded = { $title }: folded
grid-unfolded = { $title }: unfolded
grid-heading = { $count ->
    [one] { $title }, { $count } row
   *[other] { $title }, { $count } rows
}
grid-head-ascending = { $title }, sorted ascending
grid-head-descending = { $title }, sorted descending
grid-sort-hint = Click sorts, Shift+click sorts further, drag the edge for the width
grid-sort-ascending = Sort ascending
grid-sort-descending = Sort descending
grid-sort-further = Sort further by this
grid-group = Group by this
grid-hide = Hide the column
grid-freeze = Freeze up to here
grid-unfreeze = Freeze nothing

filter-name = Filter
filter-hint = Filter, for example status:open deadline<90d
filter-offer = Suggestions
filter-operator = comparison
filter-clear = Clear the filter
filter-meant = { $what }?
