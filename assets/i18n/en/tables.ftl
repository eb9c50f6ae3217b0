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
filter-hint-applications = Filter, for example stage<submitted deadline<60d
filter-hint-partners = Filter, for example country:no,se theme:climate
filter-hint-persons = Filter, for example theme:climate
filter-hint-programmes = Filter, for example last_year>=2027
filter-offer = Suggestions
filter-operator = comparison
filter-clear = Clear the filter
filter-meant = { $what }?

records-inbox = Inbox
records-open = Open
records-followed = Followed
records-all = All
records-changed = Changed
records-before = In the making
records-submitted = Submitted
records-running = Projects
records-own = Our own
records-active = Active
records-prospects = Prospects
records-in-office = Office
records-review = To be reviewed
records-count = { $found } of { $total }
records-copied = { $count ->
    [one] { $count } row copied
   *[other] { $count } rows copied
}
records-columns = Columns
records-group = Group
records-group-none = No groups
records-by-week = By week
records-by-month = By month
records-by-quarter = By quarter
records-by-year = By year
records-more-fields = More fields
records-fold-all = Fold all groups
records-unfold-all = Unfold all groups
records-column-earlier = Move { $name } up
records-column-later = Move { $name } down
records-columns-reset = The usual columns

quick-title = Show only
quick-more = { $count ->
    [one] { $count } further value: type it in the filter
   *[other] { $count } further values: type them in the filter
}
quick-past = Before today
quick-this-week = This week
quick-next-days = The next { $count } days
quick-last-days = The last { $count } days
quick-this-year = This year
quick-today = Today
quick-at-least = At least { $amount }
quick-from = From
quick-to = To
quick-range = Show the range
quick-filled = Filled in
quick-empty = Empty

views-title = Views
views-none = No saved views yet. Save how the table looks now under a name; colleagues get it too
views-name = Name of the view
views-save-as = Save as it looks now
views-save = Save
views-update = Update to how it looks now
views-rename-more = Rename…
views-rename = Rename
views-delete = Delete
views-more = More about { $name }

empty-calls = No calls yet
empty-calls-text = Here you follow calls for proposals: what opens, what is due, what you go for. Import the portal's file, or write in a call yourself.
empty-applications = No applications yet
empty-applications-text = Here every application stands from the first idea to the last report. Begin one here, or start one from a call.
empty-partners = No partners yet
empty-partners-text = Here are the organisations you work with, your own too. Add one, or paste a list from Excel.
empty-persons = No contacts yet
empty-persons-text = Here are the people you write to, with their organisations. Add one, or paste a list from Excel.
empty-programmes = No programmes yet
empty-programmes-text = Here are the funding programmes with rates and who may take part. The catalogue brings the European ones.
empty-sample = Look around in the sample first
empty-filter = The filter finds no { $kinds }
empty-filter-text = Nothing fits “{ $filter }”.
