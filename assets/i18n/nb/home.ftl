# Oversikten og fristene.

home-morning = God morgen
home-day-time = God dag
home-evening = God kveld
home-day = { $date }, uke { $week }
home-print-week = Skriv ut uken…
home-import-calls = Importer utlysninger…
home-due = I dag og denne uken
home-due-none = Ingenting haster de neste sju dagene
home-all-overdue = { $count ->
    [one] Den ene forfalte
   *[other] Alle { $count } forfalte
}
home-all-week = { $count ->
    [one] Den ene de neste sju dagene
   *[other] Alle { $count } de neste sju dagene
}
home-since = Siden sist
home-since-when = siden { $when }
home-since-began = siden du begynte
home-since-nothing = Ingenting nytt ennå. Her ser du nye utlysninger, flyttede frister og hva andre har endret
home-new-calls = Nye utlysninger
home-moved = Flyttede frister
home-moved-from-to = { $from } → { $to }
home-moved-spoken = { $title }, flyttet fra { $from } til { $to }
home-no-date = ingen dato
home-changed-by = { $name } endret
home-changed-by-nobody = Noen uten navn endret
home-decide = Utlysninger å ta stilling til
home-decide-count = { $count ->
    [one] utlysning venter på en avgjørelse
   *[other] utlysninger venter på en avgjørelse
}
home-decide-go = Gå gjennom dem
home-decide-none = Alt er avgjort
home-decide-none-text = Nye utlysninger havner her til noen sier følg, gå eller nei
home-year = Året som kommer
home-year-note = frister per uke
home-year-none = Ingen frister det neste året
home-bar =
    Uke { $week }, { $from } – { $until }: { $count ->
        [0] ingen frister
        [one] { $count } frist
       *[other] { $count } frister
    }
home-busiest =
    toppuke { $week }: { $count ->
        [one] { $count } frist
       *[other] { $count } frister
    }
home-stages = Søknader etter fase
home-stages-none = Ingen søknader ennå
home-no-stage = Uten fase
home-stage-count = { $stage }: { $count }
home-over = Avsluttet
home-more = { $count } til
home-nothing-next = ingen frist framover
home-empty = Velkommen
home-empty-text = Oversikten viser hva som haster, hva som er nytt, og hvor søknadene står. Hent inn utlysninger fra portalen, eller skriv inn den første fristen
agenda-name = Fristliste
agenda-range = Tidsrom
agenda-next-days = Neste { $count } dager
agenda-all-time = Hele tiden
agenda-grouped = Gruppér etter
agenda-group-by = Grupper: { $by }
agenda-which = Hvilke frister
agenda-ours = Våre
agenda-all-calls = Alle utlysninger
agenda-states = Tilstand
agenda-open = Åpne
agenda-all-states = Også gjorte
agenda-count = { $shown ->
    [one] { $shown } frist
   *[other] { $shown } frister
}
agenda-count-of = { $shown } av { $all }
agenda-deadline = Frist
agenda-time = Kl.
agenda-left = Igjen
agenda-moved = flyttet fra { $date }
agenda-gone = borte fra kilden
agenda-owner-none = Ingen
agenda-owner-set = Ansvarlig
agenda-open-source = Gå til kilden
agenda-done = { $count ->
    [one] Markert som gjort: { $title }
   *[other] { $count } frister er markert som gjort
}
agenda-reopened = { $count ->
    [one] Åpen igjen: { $title }
   *[other] { $count } frister er åpne igjen
}
agenda-dropped = { $count ->
    [one] Strøket: { $title }
   *[other] { $count } frister er strøket
}
agenda-not-changed = Fristen kunne ikke endres
agenda-empty = Ingen frister ennå
agenda-empty-text = Her samles alt med en dato: frister fra utlysninger, oppgaver og rapporter i søknader, og dine egne frister
agenda-nothing = Ingen frister her
agenda-nothing-text = I dette tidsrommet og med dette filteret er det ingen frister
agenda-show-all = Vis alle frister
agenda-clear = Fjern filteret
agenda-no-call = Velg en utlysning eller en søknadsfrist i en utlysning først
agenda-delete-follows = Fristen følger av en annen post og slettes der; her kan den strykes
agenda-date = Dato
agenda-moved-short = fra { $date }
home-week = Uken som kommer
agenda-by = Frister etter { $by }
agenda-filter-hint = Filtrer, for eksempel ansvarlig:kari program:horizon
