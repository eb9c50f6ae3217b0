# Tabeller: gitteret og panelerne med poster.

grid-folded = { $title }: foldet sammen
grid-unfolded = { $title }: foldet ud
grid-heading = { $count ->
    [one] { $title }, { $count } række
   *[other] { $title }, { $count } rækker
}
grid-head-ascending = { $title }, sorteret stigende
grid-head-descending = { $title }, sorteret faldende
grid-sort-hint = Klik sorterer, Shift+klik sorterer videre, træk i kanten for bredden
grid-sort-ascending = Sortér stigende
grid-sort-descending = Sortér faldende
grid-sort-further = Sortér videre efter denne
grid-group = Gruppér efter denne
grid-hide = Skjul kolonnen
grid-freeze = Frys til og med denne
grid-unfreeze = Frys ingenting

filter-name = Filter
filter-hint = Filtrér, for eksempel status:åben frist<90d
filter-hint-applications = Filtrér, for eksempel fase<indsendt frist<60d
filter-hint-partners = Filtrér, for eksempel land:Norge,Sverige tema:klima
filter-hint-persons = Filtrér, for eksempel tema:klima
filter-hint-programmes = Filtrér, for eksempel "sidste år">=2027
filter-offer = Forslag
filter-operator = sammenligning
filter-clear = Ryd filteret
filter-meant = { $what }?

records-inbox = Indbakke
records-open = Åbne
records-followed = Følges
records-all = Alle
records-changed = Ændret
records-before = Under arbejde
records-submitted = Indsendt
records-running = Projekter
records-own = Vores egne
records-active = Aktive
records-prospects = Mulige
records-in-office = Kontoret
records-review = Til vurdering
records-count = { $found } af { $total }
records-copied = { $count ->
    [one] { $count } række kopieret
   *[other] { $count } rækker kopieret
}
records-columns = Kolonner
records-group = Grupper
records-group-none = Ingen grupper
records-by-week = Pr. uge
records-by-month = Pr. måned
records-by-quarter = Pr. kvartal
records-by-year = Pr. år
records-more-fields = Flere felter
records-fold-all = Fold alle grupper sammen
records-unfold-all = Fold alle grupper ud
records-column-earlier = Flyt { $name } op
records-column-later = Flyt { $name } ned
records-columns-reset = De sædvanlige kolonner

quick-title = Vis kun
quick-more = { $count ->
    [one] { $count } værdi til: skriv den i filteret
   *[other] { $count } værdier til: skriv dem i filteret
}
quick-past = Før i dag
quick-this-week = Denne uge
quick-next-days = De næste { $count } dage
quick-last-days = De seneste { $count } dage
quick-this-year = I år
quick-today = I dag
quick-at-least = Mindst { $amount }
quick-from = Fra
quick-to = Til
quick-range = Vis intervallet
quick-filled = Udfyldt
quick-empty = Tomt

views-title = Visninger
views-none = Ingen gemte visninger endnu. Gem tabellen, som den ser ud nu, under et navn; kollegerne får den også
views-name = Visningens navn
views-save-as = Gem, som det ser ud nu
views-save = Gem
views-update = Opdatér til, som det ser ud nu
views-rename-more = Omdøb…
views-rename = Omdøb
views-delete = Slet
views-more = Mere om { $name }

empty-calls = Ingen indkaldelser endnu
empty-calls-text = Her følger du indkaldelser: hvad der åbner, hvad der har frist, og hvad I går efter. Importér portalens fil, eller skriv selv en indkaldelse ind.
empty-applications = Ingen ansøgninger endnu
empty-applications-text = Her står hver ansøgning fra den første idé til den sidste rapport. Begynd på en her, eller start en fra en indkaldelse.
empty-partners = Ingen partnere endnu
empty-partners-text = Her er de organisationer, I arbejder med, også jeres egne. Tilføj en, eller indsæt en liste fra Excel.
empty-persons = Ingen kontaktpersoner endnu
empty-persons-text = Her er de mennesker, I skriver til, med deres organisationer. Tilføj en, eller indsæt en liste fra Excel.
empty-programmes = Ingen programmer endnu
empty-programmes-text = Her er støtteprogrammerne med satser, og hvem der kan deltage. Kataloget har de europæiske.
empty-sample = Se dig omkring i eksemplet først
empty-filter = Filteret finder ingen { $kinds }
empty-filter-text = Intet passer til »{ $filter }«.
