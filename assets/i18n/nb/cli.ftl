# Det kommandoene sier.

sample-name = eksempelet
printed-on = Skrevet ut { $date }
page-number = side { $page } av { $pages }
list-empty = Ingenting å vise
list-count = { $count ->
    [one] { $count } oppføring
   *[other] { $count } oppføringer
}
show-links = Lenket fra

said-new = { $path } er opprettet
said-undone = Angret: { $label }
said-restored = Innholdet fra { $made } er gjenopprettet i { $path }
said-written = { $count ->
    [one] Skrev { $count } oppføring til { $path }
   *[other] Skrev { $count } oppføringer til { $path }
}
said-replaced = { $count ->
    [one] { $count } tegn som skrifttypen mangler, er erstattet av en firkant
   *[other] { $count } tegn som skrifttypen mangler, er erstattet av firkanter
}
said-no-logo = Siden er uten logo, for logoen kan ikke tegnes
label-new = nytt arbeidsområde
label-undo = angre
label-restore = gjenopprett sikkerhetskopi { $number }

deadlines-title = Frister
deadlines-range = { $count ->
    [one] { $from } til { $until }, og det som er forfalt · { $count } oppføring
   *[other] { $from } til { $until }, og det som er forfalt · { $count } oppføringer
}
deadlines-working-days = Arb.dager
deadlines-local = { $time } hos deg
deadlines-local-day = { $date } kl. { $time } hos deg
deadlines-filter = Filter: { $filter }
group-overdue = Forfalt
group-sometime = En gang i løpet av { $period }
group-no-programme = Uten program
group-no-owner = Ingen ansvarlig
group-no-application = Uten søknad

check-errors = Feil
check-hints = Verdt å se på
check-sum = { $errors ->
    [0] ingen feil
    [one] { $errors } feil
   *[other] { $errors } feil
}, { $hints ->
    [0] ingenting annet å se på
    [one] { $hints } ting verdt å se på
   *[other] { $hints } ting verdt å se på
}

diff-none = Ingen forskjeller
diff-nothing = ingenting
diff-created = { $kind } «{ $title }» er ny
diff-deleted = { $kind } «{ $title }» er borte
diff-value = { $field }: fra { $from } til { $to }
diff-part-added = { $field }: { $value } er lagt til
diff-part-removed = { $field }: { $value } er fjernet
diff-reordered = { $field }: i en annen rekkefølge

backups-place = Sikkerhetskopier i { $path }
backups-none = Ingen ennå
backups-number = Nr.
backups-made = Tatt
backups-size = Størrelse
backups-before = Før
backups-undone = angret

import-sum = { $new } nye, { $changed } endret, { $unchanged } uendret, { $skipped } hoppet over
import-dry = Ingenting er endret (--dry-run)
import-new = Nye
import-changed = Endret
import-skipped = Hoppet over
import-moved = { $field } flyttet fra { $from } til { $to }
import-overridden = { $field }: kilden sier nå { $to }; din verdi blir stående
import-more = { $count ->
    [one] og { $count } til
   *[other] og { $count } til
}

failure-language = Ukjent språk
failure-now = Ikke en dato med klokkeslett
failure-date = Ikke en dato
failure-zone = Ukjent tidssone
failure-sample = Eksempelet kan ikke lages for denne dagen
failure-newer = Filen har versjon { $version }, som bare et nyere program kan endre; ingenting er endret
failure-refused = Posten er endret i mellomtiden; ingenting er gjort
failure-nothing-called = Ingen post eller del har denne ID-en eller dette navnet
failure-several-called = Flere poster har dette navnet
failure-no-kind = Denne posttypen finnes ikke
failure-no-field = { $kind } har ikke dette feltet
failure-no-list = { $kind } har ikke denne listen
failure-no-column = Denne kolonnen finnes ikke
failure-value = { $field } kan ikke ha denne verdien: { $reason }
failure-pair = Ikke på formen FELT=VERDI
failure-missing = En verdi mangler
failure-taken = ID-en er opptatt
failure-entry-field = Dette feltet følger av kilden og settes ikke her
failure-calendar = Ukjent kalender
failure-not-decided = Helligdagene for { $calendar } er bare vedtatt til og med { $last }; ukjent for
failure-too-far = Det kan telles høyst 100 000 arbeidsdager
failure-year = Året er utenfor 1600 til 9999
failure-pdf = PDF-en kunne ikke lages; ingenting er skrevet
failure-pdf-terminal = En PDF er ikke for et terminalvindu
failure-filter = Filteret ble ikke forstått ({ $reason })
failure-import = Ingenting er importert, { $reason }
failure-source = Ikke en fil som kan importeres

hint-list = brobygger list FIL TYPE viser navn, --format json viser ID-er
hint-one-of = en av: { $ids }
hint-fields = felter: { $keys }
hint-missing = { $field }='…'
hint-newer = åpne den med en nyere Brobygger, eller arbeid på en tidligere kopi
hint-not-decided = velg andre kalendere eller en tidligere dato
hint-entry-field = sett det hos kilden: { $source }
hint-pdf = be om færre rader, eller om --format csv
hint-sources = grantsTenders.json fra EUs Funding & Tenders Portal (--from ft-portal); programkatalogen som følger med (--from catalogue)
input-picture-file = bildet kan ikke leses, eller er større enn 200 kB
input-picture-kind = bildet er verken PNG, JPEG eller SVG

filter-place = i kolonne { $column }
hint-broken-source = rett filen eller hent den på nytt

failure-is-workspace = Filen der er et arbeidsområde; ingenting er skrevet
hint-other-name = velg et annet filnavn
hint-marked = merket viser hvor
check-newer = Filen har versjon { $version }, fra et nyere program: den åpnes bare for lesing
quoted-record = { $kind } «{ $title }»
