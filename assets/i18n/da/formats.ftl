# Datoer, tal og beløb. Måneder, ugedage og talformer kommer fra CLDR.

week-heading = Uge { $week }
week-heading-year = Uge { $week } { $year }
period-quarter = { $quarter }. kvartal { $year }
period-spring = foråret { $year }
period-autumn = efteråret { $year }
moment = { $day } kl. { $time }
moment-zone = { $day } kl. { $time } ({ $zone })
time-assumed = klokkeslæt antaget
days-left-none = i dag
days-left = { $n ->
    [one] { $n } dag tilbage
   *[other] { $n } dage tilbage
}
days-overdue = { $n ->
    [one] { $n } dag over fristen
   *[other] { $n } dage over fristen
}
working-days-left = { $n ->
    [one] { $n } arbejdsdag tilbage
   *[other] { $n } arbejdsdage tilbage
}
working-days-overdue = { $n ->
    [one] { $n } arbejdsdag over fristen
   *[other] { $n } arbejdsdage over fristen
}
money = { $amount }{ "\u00A0" }{ $currency }
percent = { $share }{ "\u00A0" }%
size-bytes = { $n ->
    [one] { $n }{ "\u00A0" }byte
   *[other] { $n }{ "\u00A0" }byte
}
size-kilobytes = { $n }{ "\u00A0" }kB
size-megabytes = { $n }{ "\u00A0" }MB
size-gigabytes = { $n }{ "\u00A0" }GB

# Hvad der siges om indtastninger, der ikke kan læses.

date-input-empty = der er ikke angivet nogen dato
date-input-not-understood = »{ $rest }« kan ikke læses som en dato
date-input-no-such-day = den dag findes ikke i kalenderen
date-input-no-such-time = det klokkeslæt findes ikke
date-input-year = året ligger uden for { $first } til { $last }
date-input-weekday = den dag er en { $weekday }
date-input-zone = ingen tidszone eller by hedder »{ $zone }«
date-input-time-without-day = et klokkeslæt skal have en dag
date-input-zone-without-time = en tidszone skal have et klokkeslæt
number-input-empty = der er ikke angivet noget tal
number-input-not-understood = »{ $text }« kan ikke læses som et tal
number-input-grouping = cifrene i »{ $text }« er ikke grupperet tre og tre
number-input-range = »{ $text }« har flere cifre, end der er plads til
number-input-currency = »{ $text }« har ingen valuta; skriv for eksempel 25.000 EUR
