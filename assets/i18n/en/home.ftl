# The overview and the deadlines.

home-morning = Good morning
home-day-time = Good day
home-evening = Good evening
home-day = { $date }, week { $week }
home-print-week = Print the week…
home-import-calls = Import calls…
home-due = Today and this week
home-due-none = Nothing is due in the next seven days
home-all-overdue = { $count ->
    [one] The one overdue
   *[other] All { $count } overdue
}
home-all-week = { $count ->
    [one] The one in the next seven days
   *[other] All { $count } in the next seven days
}
home-since = Since last time
home-since-when = since { $when }
home-since-began = since you began
home-since-nothing = Nothing new yet. New calls, moved deadlines and what others changed show up here
home-new-calls = New calls
home-moved = Moved deadlines
home-moved-from-to = { $from } → { $to }
home-moved-spoken = { $title }, moved from { $from } to { $to }
home-no-date = no date
home-changed-by = { $name } changed
home-changed-by-nobody = Somebody unknown changed
home-decide = Calls to decide on
home-decide-count = { $count ->
    [one] call waits for a decision
   *[other] calls wait for a decision
}
home-decide-go = Go through them
home-decide-none = Everything is decided
home-decide-none-text = New calls land here until somebody says watch, go or no-go
home-year = The coming year
home-year-note = deadlines per week
home-year-none = No deadlines in the coming year
home-bar =
    Week { $week }, { $from } – { $until }: { $count ->
        [0] no deadlines
        [one] { $count } deadline
       *[other] { $count } deadlines
    }
home-busiest =
    busiest is week { $week }: { $count ->
        [one] { $count } deadline
       *[other] { $count } deadlines
    }
home-stages = Applications by stage
home-stages-none = No applications yet
home-no-stage = No stage
home-stage-count = { $stage }: { $count }
home-over = Over
home-more = { $count } more
home-nothing-next = no deadline ahead
home-empty = Welcome
home-empty-text = The overview shows what is urgent, what is new and where applications stand. Import calls from the portal, or enter the first deadline
agenda-name = List of deadlines
agenda-range = Range
agenda-next-days = Next { $count } days
agenda-all-time = All time
agenda-grouped = Group by
agenda-group-by = Groups: { $by }
agenda-which = Which deadlines
agenda-ours = Ours
agenda-all-calls = All calls
agenda-states = State
agenda-open = Open
agenda-all-states = Done ones too
agenda-count = { $shown ->
    [one] { $shown } deadline
   *[other] { $shown } deadlines
}
agenda-count-of = { $shown } of { $all }
agenda-deadline = Deadline
agenda-time = Time
agenda-left = Left
agenda-moved = moved from { $date }
agenda-gone = gone from its source
agenda-owner-none = Nobody
agenda-owner-set = Owner
agenda-open-source = Go to the source
agenda-done = { $count ->
    [one] Marked as done: { $title }
   *[other] { $count } deadlines are marked as done
}
agenda-reopened = { $count ->
    [one] Open again: { $title }
   *[other] { $count } deadlines are open again
}
agenda-dropped = { $count ->
    [one] Dropped: { $title }
   *[other] { $count } deadlines are dropped
}
agenda-not-changed = The deadline could not be changed
agenda-empty = No deadlines yet
agenda-empty-text = Everything with a date comes together here: deadlines of calls, tasks and reports of applications, and your own deadlines
agenda-nothing = No deadlines here
agenda-nothing-text = There are no deadlines in this range with this filter
agenda-show-all = Show all deadlines
agenda-clear = Clear the filter
agenda-no-call = Choose a call or the deadline of a call first
agenda-delete-follows = The deadline follows from another record and is deleted there; here it can be dropped
agenda-date = Date
agenda-moved-short = from { $date }
home-week = The coming week
agenda-by = Deadlines by { $by }
agenda-filter-hint = Filter, for example owner:kari programme:horizon
