# What is done in one step from the window: names in the undo list, and words for what is pasted.

edit-set-many = { $count ->
    [one] Change { $field } of { $count } record
   *[other] Change { $field } of { $count } records
}
edit-delete-many = { $count ->
    [one] Delete { $count } record
   *[other] Delete { $count } records
}
edit-paste = { $count ->
    [one] Paste { $count } row
   *[other] Paste { $count } rows
}
edit-duplicate = Duplicate { $name }
edit-duplicate-many = { $count ->
    [one] Duplicate { $count } record
   *[other] Duplicate { $count } records
}
edit-move = Move { $name }
edit-follow = Let { $field } of { $name } follow its source
edit-finish = { $count ->
    [one] Mark { $name } as done
   *[other] Mark { $count } deadlines as done
}
edit-drop = { $count ->
    [one] Drop { $name }
   *[other] Drop { $count } deadlines
}
edit-reopen = { $count ->
    [one] Reopen { $name }
   *[other] Reopen { $count } deadlines
}
edit-watch = { $count ->
    [one] Watch { $name }
   *[other] Watch { $count } calls
}
edit-go = { $count ->
    [one] Go for { $name }
   *[other] Go for { $count } calls
}
edit-no-go = { $count ->
    [one] No-go for { $name }
   *[other] No-go for { $count } calls
}
edit-reconsider = { $count ->
    [one] Reconsider { $name }
   *[other] Reconsider { $count } calls
}
edit-start = Start an application: { $name }

copy-title = { $title } (copy)

paste-no-field = no field is called so
paste-no-column = there is no column for it
paste-no-title = a new record needs a name
