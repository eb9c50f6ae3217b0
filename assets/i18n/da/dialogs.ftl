# Dialogerne, og det systemet ikke vil.

settings-broken = Dine indstillinger kunne ikke læses; de sædvanlige bruges
settings-broken-kept = Filen er lagt til side som { $path } ({ $reason }).
settings-unreadable = Dine indstillinger kunne ikke læses og bliver ikke gemt denne gang
settings-unreadable-detail = { $path }: { $reason }
settings-value = En indstilling passer ikke og fik sin sædvanlige værdi: { $key }
settings-value-detail = De andre er, som du havde dem.
settings-not-kept = Dine indstillinger kunne ikke gemmes
settings-not-kept-detail = De gælder, til du afslutter. { $reason }

follow-failed = Det blev ikke åbnet
follow-nothing = Der er ikke noget at åbne.
follow-scheme = Kun webadresser (http, https), e-mailadresser (mailto) og filer åbnes, ikke { $scheme }.
follow-no-file = Filen { $path } findes ikke.
follow-program = { $path } er et program eller et script. Af sikkerhedsgrunde køres det ikke herfra.
follow-relative = { $path } regnes fra arbejdsområdets mappe. Gem arbejdsområdet først.
follow-system = Systemet har ikke noget program til det, eller programmet fejlede: { $reason }

print-refused = Intet blev udskrevet
print-no-printing = Systemet har ingen udskrivningstjeneste. Gem som PDF, og udskriv derfra.
print-no-printer = Der er ikke valgt nogen printer. Vælg en her eller i systemets indstillinger, eller gem som PDF.
print-refused-advice = Printeren sagde nej. Gem som PDF, eller prøv igen senere.
print-unwritten = Siderne kunne ikke skrives til printeren. Er disken fuld?

window-fault = Der opstod en fejl i Brobygger, og programmet måtte afslutte. Filerne på disken er hele; det, der ikke var gemt, er tabt. En note til udviklerne: { $note }

path-open-title = Åbn med sti
path-save-title = Gem med sti
path-explained = Skriv eller indsæt en sti; Tab fuldfører den. ~ står for din egen mappe.
path-field = Sti til filen
path-names = Mapper og filer her
path-browse = Gennemse…
path-none-chosen = Ingen fil blev valgt. Kom der ingen dialog, så skriv stien.
path-is-folder = Det er en mappe. Angiv en fil i den
path-no-folder = Mappen findes ikke
path-no-file = Filen findes ikke
path-exists = Der findes en fil med det navn. Den erstattes; det, der står i den, bliver sikkerhedskopi
path-open = Åbn
path-save = Gem
path-replace = Erstat
job-stop = Annuller

conflict-save-as-hint = Begge versioner bliver stående; din får sit eget navn
conflict-reload-hint = Det, du har ændret, siden du sidst gemte, kasseres her
conflict-overwrite-hint = Din version tager pladsen; den anden bliver sikkerhedskopi
conflict-again-hint = Skriver den, hvor den var
conflict-later = Beslut senere

backups-title = Sikkerhedskopier
backups-explained = Hver gang du gemmer, bevares versionen før. At gå tilbage sletter intet: det, der står i filen nu, bliver også sikkerhedskopi.
backups-empty = Der er ingen sikkerhedskopier endnu. Den første laves, når du gemmer oven i denne fil.
backups-unknown = Før en ændring
backups-was-before = Før: { $what }
backups-restore = Gå tilbage til denne version
backups-save-first = Gem først, så det, du har ændret, ikke går tabt
backups-job = Gendanner en sikkerhedskopi
backups-label = gendan sikkerhedskopien fra { $when }
backups-restored = Tilbage til versionen fra { $when }
backups-restored-detail = Det, der stod i filen før, er i listen over sikkerhedskopier.

about-title = Brobygger { $version }
about-what = Et lokalt arbejdsområde for internationale koordinatorer: partnere, indkaldelser, ansøgninger og frister. Dine data bliver i din fil.
about-works = Lavet med andres arbejde
about-places = Hvor tingene ligger
about-settings = Dine indstillinger
about-notes = Noter om fejl
about-open = Åbn mappen

import-title = Importér indkaldelser
import-title-of = Importér fra { $file }
import-explained = Henter indkaldelser ind fra grantsTenders.json, filen bag listen over indkaldelser i EU’s Funding & Tenders Portal. Du ser, hvad der kommer ind, og hvad der ændres, før noget sker, og kan fortryde.
import-where = Hent filen fra Europa-Kommissionen
import-drop = Du kan også slippe filen på vinduet.
import-tenders = Hent også udbud
import-read = Læs og sammenlign
import-job = Læser { $file }
import-catalogue = programkataloget
import-nothing-yet = Intet er ændret endnu.
import-tabs = Hvad der vises
import-tab-new = Nye
import-tab-changed = Ændret
import-tab-skipped = Udeladt
import-tab-warnings = Advarsler
import-unchanged = { $count ->
    [one] { $count } uændret
   *[other] { $count } uændrede
}
import-filter = Filtrér det, der kommer ind
import-tick-all = Markér alle
import-untick-all = Markér ingen
import-tick-shown = Markér disse
import-untick-shown = Fjern disse
import-moves = Fristen flyttes
import-adopted = Kobles sammen
import-adopted-hint = Nogen har skrevet denne post ind i hånden; fra nu af følger den kilden. Det, der er skrevet, bliver stående.
import-none-found = Intet passer til filteret
import-none-new = Intet nyt
import-none-changed = Intet ændres
import-none-skipped = Intet er udeladt
import-none-warnings = Intet er mærkeligt
import-stale = Arbejdsområdet er ændret, siden dette blev sammenlignet
import-again = Sammenlign igen
import-other = En anden fil
import-take-in = Importér { $count }
import-done = { $new } nye og { $changed } ændrede fra { $source }
import-done-detail = { $unchanged } uændrede, { $skipped } udeladt. Fortryd tager det hele tilbage.
import-show = Vis det, der kom ind

print-title = Udskriv
print-what = Hvad
print-from = Fra
print-days = Dage frem
print-states = Frister
print-open = Åbne
print-all = Alle
print-group = Gruppér efter
print-group-week = Uge
print-group-month = Måned
print-group-programme = Program
print-group-owner = Ansvarlig
print-group-application = Ansøgning
print-group-none = Ingenting
print-filter = Filter
print-columns = Kolonner
print-orientation = Side
print-language = Sidens sprog
print-printer = Printer
print-choose-printer = Vælg en printer
print-zoom-out = Mindre
print-zoom-in = Større
print-zoom-fit = Så bred som vinduet
print-page-of = Side { $page } af { $pages }
print-print = Udskriv
print-pdf = Gem som PDF…
print-csv = Gem som CSV…
print-text = Gem som tekst…
print-save-title = Gem dokumentet
print-exists = Der findes en fil med det navn; den erstattes
print-is-workspace = intet blev gemt, for der ligger et arbejdsområde
print-back = Tilbage
print-writing = Skriver filen
print-job-write = Skriver { $file }
print-job-send = Sender til printeren
print-written = { $file } er gemt
print-sent = Sendt til printeren
print-shown = Dokumentet vises i dit PDF-program; udskriv det derfra
print-cancelled = Udskrivningen blev annulleret; intet er sendt

delete-title = Slet { $name }?
delete-title-many = Slet { $count } poster?
delete-explained = { $count ->
    [one] { $count } link fører hertil. Sletning kan fortrydes.
   *[other] { $count } links fører hertil. Sletning kan fortrydes.
}
delete-more = { $count } til
delete-clear = Fjern disse links
delete-keep = Behold linkene; de vises som links, der ikke fører nogen steder hen
delete-done = Udført: { $what }
no-go-title = No-go: { $name }
no-go-title-many = { $count ->
    [one] No-go til { $count } indkaldelse
   *[other] No-go til { $count } indkaldelser
}
no-go-explained = En grund hjælper den, der spørger næste år. Den kan udelades.
no-go-say = Sig nej
bulk-title = Ret { $count } { $kind }
bulk-explained = Sætter ét felt i alt, der er valgt, som én ændring, der kan fortrydes.
bulk-field = Felt
bulk-way = Hvad der gøres med ordene
bulk-add = Tilføj et ord
bulk-remove = Fjern et ord
bulk-set = Erstat alle
bulk-word = Ord
bulk-value = Ny værdi
bulk-count = { $count } af { $all } ændres
bulk-empties = { $count ->
    [one] Feltet tømmes i { $count } post
   *[other] Feltet tømmes i { $count } poster
}
bulk-change = Ret { $count }
paste-title = Indsæt { $kind }
paste-explained = Kopiér rækker i Excel, med eller uden overskrifter, og indsæt dem her. Du ser, hvad de gør, før noget ændres.
paste-press = Tryk Ctrl+V
paste-from-clipboard = Indsæt
paste-job = Læser rækker
paste-new = { $count } nye
paste-changed = { $count } ændret
paste-unclear = { $count } uklare
paste-faults = { $count ->
    [one] { $count } celle kan ikke læses
   *[other] { $count } celler kan ikke læses
}
paste-no-headings = Uden overskrifter: cellerne tages i rækkefølgen af de kolonner, der vises.
paste-too-many = { $count } rækker er udeladt; højst { $limit } tages ind ad gangen
paste-nothing = Der er ingen rækker i det, der blev indsat.
paste-several = Flere kan være ment
paste-nameless = Række { $row }
paste-take-in = { $count ->
    [one] Tag { $count } række ind
   *[other] Tag { $count } rækker ind
}
bulk-several-kinds = Vælg poster af én slags for at rette dem samlet
