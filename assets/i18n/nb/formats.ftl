# Datoer, tall og beløp. Måneder, ukedager og tallformer kommer fra CLDR.

week-heading = Uke { $week }
week-heading-year = Uke { $week } { $year }
period-quarter = { $quarter }. kvartal { $year }
period-spring = våren { $year }
period-autumn = høsten { $year }
moment = { $day } kl. { $time }
moment-zone = { $day } kl. { $time } ({ $zone })
time-assumed = klokkeslett antatt
days-left-none = i dag
days-left = { $n ->
    [one] { $n } dag igjen
   *[other] { $n } dager igjen
}
days-overdue = { $n ->
    [one] { $n } dag over fristen
   *[other] { $n } dager over fristen
}
working-days-left = { $n ->
    [one] { $n } arbeidsdag igjen
   *[other] { $n } arbeidsdager igjen
}
working-days-overdue = { $n ->
    [one] { $n } arbeidsdag over fristen
   *[other] { $n } arbeidsdager over fristen
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

# Det som sies om innskrevet tekst som ikke kan leses.

date-input-empty = det er ikke oppgitt noen dato
date-input-not-understood = «{ $rest }» kan ikke leses som dato
date-input-no-such-day = den dagen finnes ikke i kalenderen
date-input-no-such-time = det klokkeslettet finnes ikke
date-input-year = året er utenfor { $first } til { $last }
date-input-weekday = den dagen er en { $weekday }
date-input-zone = ingen tidssone eller by heter «{ $zone }»
date-input-time-without-day = et klokkeslett trenger en dag
date-input-zone-without-time = en tidssone trenger et klokkeslett
number-input-empty = det er ikke oppgitt noe tall
number-input-not-understood = «{ $text }» kan ikke leses som tall
number-input-grouping = sifrene i «{ $text }» er ikke gruppert tre og tre
number-input-range = «{ $text }» har flere sifre enn det er plass til
number-input-currency = «{ $text }» har ingen valuta; skriv for eksempel 25 000 EUR
