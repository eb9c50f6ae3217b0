# What the commands say.

sample-name = the sample
printed-on = Printed { $date }
page-number = page { $page } of { $pages }
list-empty = Nothing to show
list-count = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}
show-links = Linked from

said-new = Created { $path }
said-undone = Undone: { $label }
said-restored = Restored the content of { $made } to { $path }
said-written = { $count ->
    [one] Wrote { $count } entry to { $path }
   *[other] Wrote { $count } entries to { $path }
}
said-replaced = { $count ->
    [one] { $count } character that the font lacks was replaced by a box
   *[other] { $count } characters that the font lacks were replaced by boxes
}
said-no-logo = The page has no logo, because it cannot be drawn
label-new = new workspace
label-undo = undo
label-restore = restore backup { $number }

deadlines-title = Deadlines
deadlines-range = { $count ->
    [one] { $from } to { $until }, and what is overdue · { $count } entry
   *[other] { $from } to { $until }, and what is overdue · { $count } entries
}
deadlines-working-days = Workdays
deadlines-local = { $time } your time
deadlines-local-day = { $date }, { $time } your time
deadlines-filter = Filter: { $filter }
group-overdue = Overdue
group-sometime = Sometime in { $period }
group-no-programme = No programme
group-no-owner = Nobody
group-no-application = No application

check-errors = Errors
check-hints = Worth a look
check-sum = { $errors ->
    [0] no errors
    [one] { $errors } error
   *[other] { $errors } errors
}, { $hints ->
    [0] nothing else worth a look
    [one] { $hints } thing worth a look
   *[other] { $hints } things worth a look
}

diff-none = No differences
diff-nothing = nothing
diff-created = { $kind } “{ $title }” is new
diff-deleted = { $kind } “{ $title }” is gone
diff-value = { $field }: from { $from } to { $to }
diff-part-added = { $field }: added { $value }
diff-part-removed = { $field }: removed { $value }
diff-reordered = { $field }: in another order

backups-place = Backups in { $path }
backups-none = None yet
backups-number = No.
backups-made = Made
backups-size = Size
backups-before = Before
backups-undone = undone

import-sum = { $new } new, { $changed } changed, { $unchanged } unchanged, { $skipped } skipped
import-dry = Nothing was changed (--dry-run)
import-new = New
import-changed = Changed
import-skipped = Skipped
import-moved = { $field } moved from { $from } to { $to }
import-overridden = { $field }: the source now says { $to }; yours stays
import-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}

failure-language = Unknown language
failure-now = Not a date and time
failure-date = Not a date
failure-zone = Unknown time zone
failure-sample = The sample cannot be made for this day
failure-newer = The file is of version { $version }, which only a newer program may change; nothing was changed
failure-refused = The record changed meanwhile; nothing was done
failure-nothing-called = No record or part has this ID or name
failure-several-called = Several records have this name
failure-no-kind = There is no such kind of record
failure-no-field = { $kind } has no such field
failure-no-list = { $kind } has no such list
failure-no-column = There is no such column
failure-value = { $field } does not take this value: { $reason }
failure-pair = Not of the form FIELD=VALUE
failure-missing = A value is missing
failure-taken = The ID is taken
failure-entry-field = This field of the entry follows from its source and is not set here
failure-calendar = Unknown calendar
failure-not-decided = The holidays of { $calendar } are decided only until { $last }; unknown for
failure-too-far = At most 100,000 working days can be counted
failure-year = The year is outside 1600 to 9999
failure-pdf = The PDF could not be made; nothing was written
failure-pdf-terminal = A PDF is not for a terminal
failure-filter = The filter was not understood ({ $reason })
failure-import = Nothing was imported, { $reason }
failure-source = Not a file that can be imported

hint-list = brobygger list FILE KIND shows names, --format json IDs
hint-one-of = one of: { $ids }
hint-fields = fields: { $keys }
hint-missing = { $field }='…'
hint-newer = open it with a newer Brobygger, or work on an earlier copy
hint-not-decided = name other calendars, or an earlier date
hint-entry-field = set it at its source: { $source }
hint-pdf = ask for fewer rows, or for --format csv
hint-sources = the EU Funding & Tenders Portal’s grantsTenders.json (--from ft-portal); the shipped programmes (--from catalogue)
input-picture-file = the picture cannot be read, or is larger than 200 kB
input-picture-kind = the picture is neither PNG, JPEG nor SVG

filter-place = at column { $column }
hint-broken-source = mend the file, or fetch it again

failure-is-workspace = The file there is a workspace; nothing was written
hint-other-name = name another file
hint-marked = the mark shows where
check-newer = The file is of version { $version }, from a newer program: it is opened for reading only
quoted-record = { $kind } “{ $title }”
