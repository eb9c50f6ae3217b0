# Daten, Zahlen und Beträge. Monate, Wochentage und Zahlenformen kommen aus dem CLDR.

week-heading = KW { $week }
week-heading-year = KW { $week }/{ $year }
period-quarter = { $quarter }. Quartal { $year }
period-spring = Frühjahr { $year }
period-autumn = Herbst { $year }
moment = { $day }, { $time } Uhr
moment-zone = { $day }, { $time } Uhr ({ $zone })
time-assumed = Uhrzeit angenommen
days-left-none = heute
days-left = { $n ->
    [one] noch { $n } Tag
   *[other] noch { $n } Tage
}
days-overdue = { $n ->
    [one] { $n } Tag überfällig
   *[other] { $n } Tage überfällig
}
working-days-left = { $n ->
    [one] noch { $n } Arbeitstag
   *[other] noch { $n } Arbeitstage
}
working-days-overdue = { $n ->
    [one] { $n } Arbeitstag überfällig
   *[other] { $n } Arbeitstage überfällig
}
money = { $amount }{ "\u00A0" }{ $currency }
percent = { $share }{ "\u00A0" }%
size-bytes = { $n ->
    [one] { $n }{ "\u00A0" }Byte
   *[other] { $n }{ "\u00A0" }Byte
}
size-kilobytes = { $n }{ "\u00A0" }kB
size-megabytes = { $n }{ "\u00A0" }MB
size-gigabytes = { $n }{ "\u00A0" }GB

# Was zu einer Eingabe gesagt wird, die nicht zu lesen ist.

date-input-empty = es wurde kein Datum angegeben
date-input-not-understood = „{ $rest }“ lässt sich nicht als Datum lesen
date-input-no-such-day = diesen Tag gibt es im Kalender nicht
date-input-no-such-time = diese Uhrzeit gibt es nicht
date-input-year = das Jahr liegt außerhalb von { $first } bis { $last }
date-input-weekday = dieser Tag ist ein { $weekday }
date-input-zone = keine Zeitzone oder Stadt heißt „{ $zone }“
date-input-time-without-day = zu einer Uhrzeit gehört ein Tag
date-input-zone-without-time = zu einer Zeitzone gehört eine Uhrzeit
number-input-empty = es wurde keine Zahl angegeben
number-input-not-understood = „{ $text }“ lässt sich nicht als Zahl lesen
number-input-grouping = die Ziffern von „{ $text }“ sind nicht in Dreiergruppen geschrieben
number-input-range = „{ $text }“ hat mehr Stellen, als gespeichert werden können
number-input-currency = in „{ $text }“ fehlt die Währung; richtig ist zum Beispiel 25.000 EUR
