# Overblikket og fristerne.

home-morning = God morgen
home-day-time = Goddag
home-evening = Godaften
home-day = { $date }, uge { $week }
home-print-week = Udskriv ugen…
home-import-calls = Importér indkaldelser…
home-due = I dag og denne uge
home-due-none = Intet haster de næste syv dage
home-all-overdue = { $count ->
    [one] Den ene overskredne
   *[other] Alle { $count } overskredne
}
home-all-week = { $count ->
    [one] Den ene de næste syv dage
   *[other] Alle { $count } de næste syv dage
}
home-since = Siden sidst
home-since-when = siden { $when }
home-since-began = siden du begyndte
home-since-nothing = Intet nyt endnu. Her ser du nye indkaldelser, flyttede frister og hvad andre har ændret
home-new-calls = Nye indkaldelser
home-moved = Flyttede frister
home-moved-from-to = { $from } → { $to }
home-moved-spoken = { $title }, flyttet fra { $from } til { $to }
home-no-date = ingen dato
home-changed-by = { $name } ændrede
home-changed-by-nobody = Ukendt ændrede
home-decide = Indkaldelser at tage stilling til
home-decide-count = { $count ->
    [one] indkaldelse venter på en afgørelse
   *[other] indkaldelser venter på en afgørelse
}
home-decide-go = Gå dem igennem
home-decide-none = Alt er afgjort
home-decide-none-text = Nye indkaldelser lander her, indtil nogen siger følg, ja eller nej
home-year = Året der kommer
home-year-note = frister per uge
home-year-none = Ingen frister det næste år
home-bar =
    Uge { $week }, { $from } – { $until }: { $count ->
        [0] ingen frister
        [one] { $count } frist
       *[other] { $count } frister
    }
home-busiest =
    travleste uge { $week }: { $count ->
        [one] { $count } frist
       *[other] { $count } frister
    }
home-stages = Ansøgninger efter fase
home-stages-none = Ingen ansøgninger endnu
home-no-stage = Uden fase
home-stage-count = { $stage }: { $count }
home-over = Afsluttet
home-more = { $count } mere
home-nothing-next = ingen frist forude
home-empty = Velkommen
home-empty-text = Overblikket viser, hvad der haster, hvad der er nyt, og hvor ansøgningerne står. Hent indkaldelser fra portalen, eller skriv den første frist ind
agenda-name = Fristliste
agenda-range = Periode
agenda-next-days = Næste { $count } dage
agenda-all-time = Hele tiden
agenda-grouped = Gruppér efter
agenda-group-by = Grupper: { $by }
agenda-which = Hvilke frister
agenda-ours = Vores
agenda-all-calls = Alle indkaldelser
agenda-states = Tilstand
agenda-open = Åbne
agenda-all-states = Også udførte
agenda-count = { $shown ->
    [one] { $shown } frist
   *[other] { $shown } frister
}
agenda-count-of = { $shown } af { $all }
agenda-deadline = Frist
agenda-time = Kl.
agenda-left = Tilbage
agenda-moved = flyttet fra { $date }
agenda-gone = væk fra kilden
agenda-owner-none = Ingen
agenda-owner-set = Ansvarlig
agenda-open-source = Gå til kilden
agenda-done = { $count ->
    [one] Markeret som udført: { $title }
   *[other] { $count } frister er markeret som udført
}
agenda-reopened = { $count ->
    [one] Åben igen: { $title }
   *[other] { $count } frister er åbne igen
}
agenda-dropped = { $count ->
    [one] Opgivet: { $title }
   *[other] { $count } frister er opgivet
}
agenda-not-changed = Fristen kunne ikke ændres
agenda-empty = Ingen frister endnu
agenda-empty-text = Her samles alt med en dato: frister fra indkaldelser, opgaver og rapporter i ansøgninger og dine egne frister
agenda-nothing = Ingen frister her
agenda-nothing-text = I denne periode og med dette filter er der ingen frister
agenda-show-all = Vis alle frister
agenda-clear = Fjern filteret
agenda-no-call = Vælg først en indkaldelse eller en frist i en indkaldelse
agenda-delete-follows = Fristen følger af en anden post og slettes der; her kan den opgives
agenda-date = Dato
agenda-moved-short = fra { $date }
home-week = Den kommende uge
agenda-by = Frister efter { $by }
agenda-filter-hint = Filtrér, for eksempel ansvarlig:kari program:horizon
