# Tabeller: rutenettet og panelene med poster.

grid-folded = { $title }: foldet sammen
grid-unfolded = { $title }: foldet ut
grid-heading = { $count ->
    [one] { $title }, { $count } rad
   *[other] { $title }, { $count } rader
}
grid-head-ascending = { $title }, sortert stigende
grid-head-descending = { $title }, sortert synkende
grid-sort-hint = Klikk sorterer, Shift+klikk sorterer videre, dra i kanten for bredden
grid-sort-ascending = Sorter stigende
grid-sort-descending = Sorter synkende
grid-sort-further = Sorter videre etter denne
grid-group = Grupper etter denne
grid-hide = Skjul kolonnen
grid-freeze = Frys til og med denne
grid-unfreeze = Frys ingenting

filter-name = Filter
filter-hint = Filtrer, for eksempel status:åpen frist<90d
filter-hint-applications = Filtrer, for eksempel fase<sendt frist<60d
filter-hint-partners = Filtrer, for eksempel land:Norge,Sverige tema:klima
filter-hint-persons = Filtrer, for eksempel tema:klima
filter-hint-programmes = Filtrer, for eksempel "siste år">=2027
filter-offer = Forslag
filter-operator = sammenligning
filter-clear = Tøm filteret
filter-meant = { $what }?

records-inbox = Innboks
records-open = Åpne
records-followed = Følges
records-all = Alle
records-changed = Endret
records-before = Under arbeid
records-submitted = Sendt inn
records-running = Prosjekter
records-own = Våre egne
records-active = Aktive
records-prospects = Mulige
records-in-office = Kontoret
records-review = Til vurdering
records-count = { $found } av { $total }
records-copied = { $count ->
    [one] { $count } rad kopiert
   *[other] { $count } rader kopiert
}
records-columns = Kolonner
records-group = Grupper
records-group-none = Ingen grupper
records-by-week = Per uke
records-by-month = Per måned
records-by-quarter = Per kvartal
records-by-year = Per år
records-more-fields = Flere felter
records-fold-all = Fold sammen alle grupper
records-unfold-all = Fold ut alle grupper
records-column-earlier = Flytt { $name } opp
records-column-later = Flytt { $name } ned
records-columns-reset = De vanlige kolonnene

quick-title = Vis bare
quick-more = { $count ->
    [one] { $count } verdi til: skriv den i filteret
   *[other] { $count } verdier til: skriv dem i filteret
}
quick-past = Før i dag
quick-this-week = Denne uken
quick-next-days = De neste { $count } dagene
quick-last-days = De siste { $count } dagene
quick-this-year = I år
quick-today = I dag
quick-at-least = Minst { $amount }
quick-from = Fra
quick-to = Til
quick-range = Vis intervallet
quick-filled = Fylt ut
quick-empty = Tomt

views-title = Visninger
views-none = Ingen lagrede visninger ennå. Lagre tabellen slik den ser ut nå, under et navn; kollegene får den også
views-name = Navn på visningen
views-save-as = Lagre slik det ser ut nå
views-save = Lagre
views-update = Oppdater til slik det ser ut nå
views-rename-more = Gi nytt navn…
views-rename = Gi nytt navn
views-delete = Slett
views-more = Mer om { $name }

empty-calls = Ingen utlysninger ennå
empty-calls-text = Her følger du utlysninger: hva som åpner, hva som har frist, og hva dere går for. Importer portalens fil, eller skriv inn en utlysning selv.
empty-applications = Ingen søknader ennå
empty-applications-text = Her står hver søknad fra første idé til siste rapport. Begynn på en her, eller start en fra en utlysning.
empty-partners = Ingen partnere ennå
empty-partners-text = Her er organisasjonene dere arbeider med, også deres egne. Legg til en, eller lim inn en liste fra Excel.
empty-persons = Ingen kontaktpersoner ennå
empty-persons-text = Her er menneskene dere skriver til, med organisasjonene deres. Legg til en, eller lim inn en liste fra Excel.
empty-programmes = Ingen programmer ennå
empty-programmes-text = Her er støtteprogrammene med satser og hvem som kan delta. Katalogen har de europeiske.
empty-sample = Se deg om i eksempelet først
empty-filter = Filteret finner ingen { $kinds }
empty-filter-text = Ingenting passer til «{ $filter }».
