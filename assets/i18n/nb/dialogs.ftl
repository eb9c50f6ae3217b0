# Dialogene, og det systemet ikke vil.

settings-broken = Innstillingene dine kunne ikke leses; de vanlige brukes
settings-broken-kept = Filen er lagt til side som { $path } ({ $reason }).
settings-unreadable = Innstillingene dine kunne ikke leses og blir ikke tatt vare på nå
settings-unreadable-detail = { $path }: { $reason }
settings-value = En innstilling passer ikke og fikk sin vanlige verdi: { $key }
settings-value-detail = De andre er slik du hadde dem.
settings-not-kept = Innstillingene dine kunne ikke lagres
settings-not-kept-detail = De gjelder til du avslutter. { $reason }

follow-failed = Det ble ikke åpnet
follow-nothing = Det er ingenting å åpne.
follow-scheme = Bare nettadresser (http, https), e-postadresser (mailto) og filer åpnes, ikke { $scheme }.
follow-no-file = Filen { $path } finnes ikke.
follow-program = { $path } er et program eller et skript. Av sikkerhetsgrunner kjøres det ikke herfra.
follow-relative = { $path } regnes fra arbeidsområdets mappe. Lagre arbeidsområdet først.
follow-system = Systemet har ikke noe program for det, eller programmet feilet: { $reason }

print-refused = Ingenting ble skrevet ut
print-no-printing = Systemet har ingen utskriftstjeneste. Lagre som PDF og skriv ut derfra.
print-no-printer = Ingen skriver er valgt. Velg en her eller i systemets innstillinger, eller lagre som PDF.
print-refused-advice = Skriveren sa nei. Lagre som PDF, eller prøv igjen senere.
print-unwritten = Sidene kunne ikke skrives til skriveren. Er disken full?

window-fault = Det oppsto en feil i Brobygger, og programmet måtte avslutte. Filene på disken er hele; det som ikke var lagret, er tapt. Et notat til utviklerne: { $note }

path-open-title = Åpne med sti
path-save-title = Lagre med sti
path-explained = Skriv eller lim inn en sti; Tab fullfører den. ~ står for din egen mappe.
path-field = Sti til filen
path-names = Mapper og filer her
path-browse = Bla gjennom…
path-none-chosen = Ingen fil ble valgt. Kom det ingen dialog, så skriv stien.
path-is-folder = Dette er en mappe. Oppgi en fil i den
path-no-folder = Mappen finnes ikke
path-no-file = Filen finnes ikke
path-exists = Det finnes en fil med dette navnet. Den erstattes; det som står i den, blir sikkerhetskopi
path-open = Åpne
path-save = Lagre
path-replace = Erstatt
job-stop = Avbryt

conflict-save-as-hint = Begge versjoner blir stående; din får sitt eget navn
conflict-reload-hint = Det du har endret siden sist du lagret, forkastes her
conflict-overwrite-hint = Din versjon tar plassen; den andre blir sikkerhetskopi
conflict-again-hint = Skriver den der den var
conflict-later = Bestem senere

backups-title = Sikkerhetskopier
backups-explained = Hver lagring tar vare på versjonen før. Å gå tilbake sletter ingenting: det som står i filen nå, blir også sikkerhetskopi.
backups-empty = Det er ingen sikkerhetskopier ennå. Den første lages når du lagrer over denne filen.
backups-unknown = Før en endring
backups-was-before = Før: { $what }
backups-restore = Gå tilbake til denne versjonen
backups-save-first = Lagre først, så det du har endret, ikke går tapt
backups-job = Gjenoppretter en sikkerhetskopi
backups-label = gjenopprett sikkerhetskopien fra { $when }
backups-restored = Tilbake til versjonen fra { $when }
backups-restored-detail = Det som sto i filen før, er i listen over sikkerhetskopier.

about-title = Brobygger { $version }
about-what = Et lokalt arbeidsområde for internasjonale koordinatorer: partnere, utlysninger, søknader og frister. Dataene dine blir i filen din.
about-works = Laget med andres arbeid
about-places = Hvor ting ligger
about-settings = Innstillingene dine
about-notes = Notater om feil
about-open = Åpne mappen

import-title = Importer utlysninger
import-title-of = Importer fra { $file }
import-explained = Tar inn utlysninger fra grantsTenders.json, filen bak listen over utlysninger i EUs Funding & Tenders Portal. Du ser hva som kommer inn og hva som endres, før noe skjer, og kan angre.
import-where = Hent filen fra Europakommisjonen
import-drop = Du kan også slippe filen på vinduet.
import-tenders = Ta inn anbud også
import-read = Les og sammenlign
import-job = Leser { $file }
import-catalogue = programkatalogen
import-nothing-yet = Ingenting er endret ennå.
import-tabs = Hva som vises
import-tab-new = Nye
import-tab-changed = Endret
import-tab-skipped = Utelatt
import-tab-warnings = Advarsler
import-unchanged = { $count ->
    [one] { $count } uendret
   *[other] { $count } uendret
}
import-filter = Filtrer det som kommer inn
import-tick-all = Huk av alle
import-untick-all = Huk av ingen
import-tick-shown = Huk av disse
import-untick-shown = Fjern disse
import-moves = Fristen flyttes
import-adopted = Kobles sammen
import-adopted-hint = Noen har skrevet inn denne posten for hånd; fra nå av følger den kilden. Det som er skrevet, blir stående.
import-none-found = Ingenting passer med filteret
import-none-new = Ingenting nytt
import-none-changed = Ingenting endres
import-none-skipped = Ingenting er utelatt
import-none-warnings = Ingenting er rart
import-stale = Arbeidsområdet er endret siden dette ble sammenlignet
import-again = Sammenlign på nytt
import-other = En annen fil
import-take-in = Importer { $count }
import-done = { $new } nye og { $changed } endret fra { $source }
import-done-detail = { $unchanged } uendret, { $skipped } utelatt. Angre tar alt tilbake.
import-show = Vis det som kom inn

print-title = Skriv ut
print-what = Hva
print-from = Fra
print-days = Dager framover
print-states = Frister
print-open = Åpne
print-all = Alle
print-group = Grupper etter
print-group-week = Uke
print-group-month = Måned
print-group-programme = Program
print-group-owner = Ansvarlig
print-group-application = Søknad
print-group-none = Ingenting
print-filter = Filter
print-columns = Kolonner
print-orientation = Side
print-language = Språk på siden
print-printer = Skriver
print-choose-printer = Velg en skriver
print-zoom-out = Mindre
print-zoom-in = Større
print-zoom-fit = Så bredt som vinduet
print-page-of = Side { $page } av { $pages }
print-print = Skriv ut
print-pdf = Lagre som PDF…
print-csv = Lagre som CSV…
print-text = Lagre som tekst…
print-save-title = Lagre dokumentet
print-exists = Det finnes en fil med dette navnet; den erstattes
print-is-workspace = ingenting ble lagret, for der ligger et arbeidsområde
print-back = Tilbake
print-writing = Skriver filen
print-job-write = Skriver { $file }
print-job-send = Sender til skriveren
print-written = { $file } er lagret
print-sent = Sendt til skriveren
print-shown = Dokumentet vises i PDF-programmet ditt; skriv det ut derfra
print-cancelled = Utskriften ble avbrutt; ingenting er sendt

delete-title = Slette { $name }?
delete-title-many = Slette { $count } poster?
delete-explained = { $count ->
    [one] { $count } lenke fører hit. Sletting kan angres.
   *[other] { $count } lenker fører hit. Sletting kan angres.
}
delete-more = { $count } til
delete-clear = Fjern disse lenkene
delete-keep = Behold lenkene; de vises som lenker som ikke fører noe sted
delete-done = Utført: { $what }
no-go-title = No-go: { $name }
no-go-title-many = { $count ->
    [one] No-go for { $count } utlysning
   *[other] No-go for { $count } utlysninger
}
no-go-explained = En grunn hjelper den som spør neste år. Den kan utelates.
no-go-say = Si nei
bulk-title = Endre { $count } { $kind }
bulk-explained = Setter ett felt i alt som er valgt, som én endring som kan angres.
bulk-field = Felt
bulk-way = Hva som gjøres med ordene
bulk-add = Legg til et ord
bulk-remove = Ta bort et ord
bulk-set = Erstatt alle
bulk-word = Ord
bulk-value = Ny verdi
bulk-count = { $count } av { $all } endres
bulk-empties = { $count ->
    [one] Feltet tømmes i { $count } post
   *[other] Feltet tømmes i { $count } poster
}
bulk-change = Endre { $count }
paste-title = Lim inn { $kind }
paste-explained = Kopier rader i Excel, med eller uten overskrifter, og lim dem inn her. Du ser hva de gjør, før noe endres.
paste-press = Trykk Ctrl+V
paste-from-clipboard = Lim inn
paste-job = Leser rader
paste-new = { $count } nye
paste-changed = { $count } endret
paste-unclear = { $count } uklare
paste-faults = { $count ->
    [one] { $count } celle kan ikke leses
   *[other] { $count } celler kan ikke leses
}
paste-no-headings = Uten overskrifter: cellene tas i rekkefølgen til kolonnene som vises.
paste-too-many = { $count } rader er utelatt; høyst { $limit } tas inn om gangen
paste-nothing = Det er ingen rader i det som ble limt inn.
paste-several = Flere kan være ment
paste-nameless = Rad { $row }
paste-take-in = { $count ->
    [one] Ta inn { $count } rad
   *[other] Ta inn { $count } rader
}
bulk-several-kinds = Velg poster av ett slag for å endre dem samlet
