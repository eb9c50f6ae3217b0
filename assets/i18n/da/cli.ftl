# Det kommandoerne siger.

sample-name = eksemplet
printed-on = Udskrevet { $date }
page-number = side { $page } af { $pages }
list-empty = Intet at vise
list-count = { $count ->
    [one] { $count } post
   *[other] { $count } poster
}
show-links = Linket fra

said-new = { $path } er oprettet
said-undone = Fortrudt: { $label }
said-restored = Indholdet fra { $made } er gendannet i { $path }
said-written = { $count ->
    [one] Skrev { $count } post til { $path }
   *[other] Skrev { $count } poster til { $path }
}
said-replaced = { $count ->
    [one] { $count } tegn, som skrifttypen mangler, er erstattet af en firkant
   *[other] { $count } tegn, som skrifttypen mangler, er erstattet af firkanter
}
said-no-logo = Siden er uden logo, for logoet kan ikke tegnes
label-new = nyt arbejdsområde
label-undo = fortryd
label-restore = gendan sikkerhedskopi { $number }

deadlines-title = Frister
deadlines-range = { $count ->
    [one] { $from } til { $until }, samt overskredne frister · { $count } post
   *[other] { $from } til { $until }, samt overskredne frister · { $count } poster
}
deadlines-working-days = Arb.dage
deadlines-local = { $time } hos dig
deadlines-local-day = { $date } kl. { $time } hos dig
deadlines-filter = Filter: { $filter }
group-overdue = Overskredet
group-sometime = Engang i { $period }
group-no-programme = Uden program
group-no-owner = Ingen ansvarlig
group-no-application = Uden ansøgning

check-errors = Fejl
check-hints = Værd at se på
check-sum = { $errors ->
    [0] ingen fejl
    [one] { $errors } fejl
   *[other] { $errors } fejl
}, { $hints ->
    [0] intet andet at se på
    [one] { $hints } ting værd at se på
   *[other] { $hints } ting værd at se på
}

diff-none = Ingen forskelle
diff-nothing = intet
diff-created = { $kind } »{ $title }« er ny
diff-deleted = { $kind } »{ $title }« er væk
diff-value = { $field }: fra { $from } til { $to }
diff-part-added = { $field }: { $value } er tilføjet
diff-part-removed = { $field }: { $value } er fjernet
diff-reordered = { $field }: i en anden rækkefølge

backups-place = Sikkerhedskopier i { $path }
backups-none = Ingen endnu
backups-number = Nr.
backups-made = Taget
backups-size = Størrelse
backups-before = Før
backups-undone = fortrudt

import-sum = { $new } nye, { $changed } ændret, { $unchanged } uændret, { $skipped } sprunget over
import-dry = Intet er ændret (--dry-run)
import-new = Nye
import-changed = Ændret
import-skipped = Sprunget over
import-moved = { $field } flyttet fra { $from } til { $to }
import-overridden = { $field }: kilden siger nu { $to }; din værdi bliver stående
import-more = { $count ->
    [one] og { $count } mere
   *[other] og { $count } mere
}

failure-language = Ukendt sprog
failure-now = Ikke en dato med klokkeslæt
failure-date = Ikke en dato
failure-zone = Ukendt tidszone
failure-sample = Eksemplet kan ikke laves for denne dag
failure-newer = Filen har version { $version }, som kun et nyere program kan ændre; intet er ændret
failure-refused = Posten er ændret i mellemtiden; intet er gjort
failure-nothing-called = Ingen post eller del har dette ID eller navn
failure-several-called = Flere poster har dette navn
failure-no-kind = Denne posttype findes ikke
failure-no-field = { $kind } har ikke dette felt
failure-no-list = { $kind } har ikke denne liste
failure-no-column = Denne kolonne findes ikke
failure-value = { $field } kan ikke have denne værdi: { $reason }
failure-pair = Ikke på formen FELT=VÆRDI
failure-missing = En værdi mangler
failure-taken = ID’et er optaget
failure-entry-field = Dette felt følger af kilden og sættes ikke her
failure-calendar = Ukendt kalender
failure-not-decided = Helligdagene for { $calendar } er kun vedtaget til og med { $last }; ukendt for
failure-too-far = Der kan højst tælles 100.000 arbejdsdage
failure-year = Året er uden for 1600 til 9999
failure-pdf = PDF’en kunne ikke laves; intet er skrevet
failure-pdf-terminal = En PDF er ikke til et terminalvindue
failure-filter = Filteret blev ikke forstået ({ $reason })
failure-import = Intet er importeret, { $reason }
failure-source = Ikke en fil, der kan importeres

hint-list = brobygger list FIL TYPE viser navne, --format json viser ID’er
hint-one-of = en af: { $ids }
hint-fields = felter: { $keys }
hint-missing = { $field }='…'
hint-newer = åbn den med en nyere Brobygger, eller arbejd på en tidligere kopi
hint-not-decided = vælg andre kalendere eller en tidligere dato
hint-entry-field = sæt det hos kilden: { $source }
hint-pdf = bed om færre rækker, eller om --format csv
hint-sources = grantsTenders.json fra EU’s Funding & Tenders Portal (--from ft-portal); programkataloget, der følger med (--from catalogue)
input-picture-file = billedet kan ikke læses eller er større end 200 kB
input-picture-kind = billedet er hverken PNG, JPEG eller SVG

filter-place = i kolonne { $column }
hint-broken-source = ret filen, eller hent den igen

failure-is-workspace = Filen der er et arbejdsområde; intet er skrevet
hint-other-name = vælg et andet filnavn
hint-marked = mærket viser hvor
check-newer = Filen har version { $version }, fra et nyere program: den åbnes kun til læsning
quoted-record = { $kind } »{ $title }«
