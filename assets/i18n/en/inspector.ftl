# The inspector.

form-ours = { $field } no longer follows its source
form-ours-detail = Press to let the next import set it again
form-ours-back = Press to take over what the source says
form-says = Source says: { $value }
form-says-nothing = The source leaves it empty
form-more = { $count ->
    [one] { $count } more field
   *[other] { $count } more fields
}
form-fewer = Fewer fields
inspector-name = Details
inspector-empty = Nothing is chosen
inspector-gone = The record is gone
inspector-empty-detail = Choose a row to see and change everything about it here
inspector-untitled = Without a name
inspector-close = Hide the details
inspector-wide = Open wide
inspector-narrow = Put beside the panel
inspector-source = From { $source }
inspector-dates = Dates
inspector-linked = Linked from
inspector-history = History
inspector-unfold-source = Show the whole { $kind }
inspector-fold-source = Fold the { $kind }
history-none = No changes have been noted yet
meta-created = Created: { $what }
meta-changed = Changed: { $what }
meta-source = Source: { $source }, { $key } ({ $seen })
meta-id = ID { $id }
meta-copy = Copy the ID
entry-from = Follows from
entry-done = Done
entry-drop = Drop
entry-reopen = Open again
entry-assumed = the source gives no time; 17:00 is assumed
entry-moved = Moved from { $from }
call-start = Start application
call-watch = Watch
call-go = Go
call-no-go = No-go…
call-no-go-say = No-go
call-reason = Reason
call-reason-hint = Too few partners, no staff…
application-next = To: { $stage }
partner-copy = Copy the contacts’ addresses
partner-write = Write to the contacts
partner-copied = { $count ->
    [one] { $count } address copied
   *[other] { $count } addresses copied
}
