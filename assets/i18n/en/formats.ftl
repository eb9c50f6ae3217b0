# Dates, numbers and amounts. Months, weekdays and figures come from the CLDR.

week-heading = Week { $week }
week-heading-year = Week { $week } { $year }
period-quarter = Q{ $quarter } { $year }
period-spring = spring { $year }
period-autumn = autumn { $year }
moment = { $day }, { $time }
moment-zone = { $day }, { $time } ({ $zone })
time-assumed = time assumed
days-left-none = today
days-left = { $n ->
    [one] { $n } day left
   *[other] { $n } days left
}
days-overdue = { $n ->
    [one] { $n } day overdue
   *[other] { $n } days overdue
}
working-days-left = { $n ->
    [one] { $n } working day left
   *[other] { $n } working days left
}
working-days-overdue = { $n ->
    [one] { $n } working day overdue
   *[other] { $n } working days overdue
}
money = { $amount }{ "\u00A0" }{ $currency }
percent = { $share }%
size-bytes = { $n ->
    [one] { $n }{ "\u00A0" }byte
   *[other] { $n }{ "\u00A0" }bytes
}
size-kilobytes = { $n }{ "\u00A0" }kB
size-megabytes = { $n }{ "\u00A0" }MB
size-gigabytes = { $n }{ "\u00A0" }GB

# What is said of an input that cannot be read.

date-input-empty = no date was given
date-input-not-understood = “{ $rest }” cannot be read as a date
date-input-no-such-day = there is no such day in the calendar
date-input-no-such-time = there is no such time of day
date-input-year = the year is outside { $first } to { $last }
date-input-weekday = that day is a { $weekday }
date-input-zone = no time zone or city is called “{ $zone }”
date-input-time-without-day = a time of day needs a day
date-input-zone-without-time = a time zone needs a time of day
number-input-empty = no number was given
number-input-not-understood = “{ $text }” cannot be read as a number
number-input-grouping = the digits of “{ $text }” are not grouped by threes
number-input-range = “{ $text }” has more digits than can be kept
number-input-currency = “{ $text }” names no currency; write it like 25,000 EUR
