# The dialogs, and what the system refuses.

settings-broken = Your settings could not be read; the usual ones are used
settings-broken-kept = The file was put aside as { $path } ({ $reason }).
settings-unreadable = Your settings could not be read and are not kept in this session
settings-unreadable-detail = { $path }: { $reason }
settings-value = A setting does not fit and was left at its usual value: { $key }
settings-value-detail = The others are as you left them.
settings-not-kept = Your settings could not be kept
settings-not-kept-detail = They hold until you quit. { $reason }

follow-failed = It was not opened
follow-nothing = There is nothing that could be opened.
follow-scheme = Only addresses of the web (http, https), of e-mail (mailto) and files are opened, not { $scheme }.
follow-no-file = There is no file { $path }.
follow-program = { $path } is a program or a script. For your safety it is not run from here.
follow-relative = { $path } is meant from the workspace’s folder. Save the workspace first.
follow-system = The system has no program for it, or that program failed: { $reason }

print-refused = Nothing was printed
print-no-printing = This system has no printing service. Save as PDF and print from there.
print-no-printer = No printer is chosen. Choose one here or in the system’s settings, or save as PDF.
print-refused-advice = The printer refused. Save as PDF, or try again later.
print-unwritten = The pages could not be written for the printer. Is the disk full?

window-fault = Brobygger met a fault and had to end. Files on the disk are whole; what was not saved is lost. A note for the developers: { $note }

path-open-title = Open by path
path-save-title = Save by path
path-explained = Type or paste a path; Tab completes it. ~ stands for your own folder.
path-field = Path of the file
path-names = Folders and files here
path-browse = Browse…
path-none-chosen = No file was chosen. If no dialog appeared, type the path.
path-is-folder = That is a folder. Name a file in it
path-no-folder = That folder does not exist
path-no-file = There is no such file
path-exists = A file with this name exists. It is replaced; what stands in it becomes a backup
path-open = Open
path-save = Save
path-replace = Replace
job-stop = Cancel

conflict-save-as-hint = Both versions stay; yours gets a name of its own
conflict-reload-hint = What you changed since you last saved is dropped here
conflict-overwrite-hint = Your version takes its place; theirs becomes a backup
conflict-again-hint = Writes it where it was
conflict-later = Decide later

backups-title = Backups
backups-explained = Every save keeps the version before. Going back erases nothing: what stands in the file now becomes a backup too.
backups-empty = There are no backups yet. The first is made when you save over this file.
backups-unknown = Before a change
backups-was-before = Before: { $what }
backups-restore = Go back to this version
backups-save-first = Save first, so that what you have changed is not lost
backups-job = Restoring a backup
backups-label = restore the backup of { $when }
backups-restored = Back to the version of { $when }
backups-restored-detail = What stood in the file before is in the list of backups.

about-title = Brobygger { $version }
about-what = A local workspace for international coordinators: partners, funding calls, applications and deadlines. Your data stays in your file.
about-works = Made with the work of others
about-places = Where things lie
about-settings = Your settings
about-notes = Notes of faults
about-open = Open the folder

import-title = Import calls
import-title-of = Import from { $file }
import-explained = Takes in calls from grantsTenders.json, the file behind the list of calls of the EU Funding & Tenders Portal. You see what comes in and what changes before anything does, and can undo it.
import-where = Get the file from the European Commission
import-drop = You can also drop the file on the window.
import-tenders = Take in tenders too
import-read = Read and compare
import-job = Reading { $file }
import-catalogue = the programme catalogue
import-nothing-yet = Nothing is changed yet.
import-tabs = What is shown
import-tab-new = New
import-tab-changed = Changed
import-tab-skipped = Left out
import-tab-warnings = Warnings
import-unchanged = { $count ->
    [one] { $count } unchanged
   *[other] { $count } unchanged
}
import-filter = Filter what comes in
import-tick-all = Tick all
import-untick-all = Tick none
import-tick-shown = Tick these
import-untick-shown = Untick these
import-moves = Deadline moves
import-adopted = Linked up
import-adopted-hint = Somebody typed this record by hand; from now on it follows the source. What was typed stays.
import-none-found = Nothing fits the filter
import-none-new = Nothing new
import-none-changed = Nothing changes
import-none-skipped = Nothing is left out
import-none-warnings = Nothing is odd
import-stale = The workspace has changed since this was compared
import-again = Compare again
import-other = Another file
import-take-in = Import { $count }
import-done = { $new } new and { $changed } changed from { $source }
import-done-detail = { $unchanged } unchanged, { $skipped } left out. Undo takes it all back.
import-show = Show what came in

print-title = Print
print-what = What
print-from = From
print-days = Days ahead
print-states = Deadlines
print-open = Open
print-all = All
print-group = Group by
print-group-week = Week
print-group-month = Month
print-group-programme = Programme
print-group-owner = Responsible
print-group-application = Application
print-group-none = Nothing
print-filter = Filter
print-columns = Columns
print-orientation = Page
print-language = Language of the page
print-printer = Printer
print-choose-printer = Choose a printer
print-zoom-out = Smaller
print-zoom-in = Larger
print-zoom-fit = As wide as the window
print-page-of = Page { $page } of { $pages }
print-print = Print
print-pdf = Save as PDF…
print-csv = Save as CSV…
print-text = Save as text…
print-save-title = Save the document
print-exists = A file with this name exists and is replaced
print-is-workspace = nothing was saved, as a workspace stands there
print-back = Back
print-writing = Writing the file
print-job-write = Writing { $file }
print-job-send = Sending to the printer
print-written = { $file } is saved
print-sent = Sent to the printer
print-shown = The document is shown in your PDF program; print it from there
print-cancelled = Printing was cancelled; nothing was sent

delete-title = Delete { $name }?
delete-title-many = Delete { $count } records?
delete-explained = { $count ->
    [one] { $count } link leads to it. Deleting can be undone.
   *[other] { $count } links lead to it. Deleting can be undone.
}
delete-more = { $count } more
delete-clear = Clear these links
delete-keep = Keep the links; they are shown as leading nowhere
delete-done = Done: { $what }
no-go-title = No-go: { $name }
no-go-title-many = { $count ->
    [one] No-go for { $count } call
   *[other] No-go for { $count } calls
}
no-go-explained = A reason helps whoever asks next year. It can be left out.
no-go-say = Say no
bulk-title = Change { $count } { $kind }
bulk-explained = Sets one field in all that is chosen, as one change that can be undone.
bulk-field = Field
bulk-way = What to do with the words
bulk-add = Add a word
bulk-remove = Take a word away
bulk-set = Replace all
bulk-word = Word
bulk-value = New value
bulk-count = { $count } of { $all } change
bulk-empties = { $count ->
    [one] The field is emptied in { $count } record
   *[other] The field is emptied in { $count } records
}
bulk-change = Change { $count }
paste-title = Paste { $kind }
paste-explained = Copy rows in Excel, with or without headings, and paste them here. You see what they do before anything changes.
paste-press = Press Ctrl+V
paste-from-clipboard = Paste
paste-job = Reading rows
paste-new = { $count } new
paste-changed = { $count } changed
paste-unclear = { $count } unclear
paste-faults = { $count ->
    [one] { $count } cell cannot be read
   *[other] { $count } cells cannot be read
}
paste-no-headings = Without headings: the cells are taken in the order of the columns shown.
paste-too-many = { $count } rows are left out; at most { $limit } are taken in at once
paste-nothing = There are no rows in what was pasted.
paste-several = Several could be meant
paste-nameless = Row { $row }
paste-take-in = { $count ->
    [one] Take in { $count } row
   *[other] Take in { $count } rows
}
bulk-several-kinds = Choose records of one kind to change them together
