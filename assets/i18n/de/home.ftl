# Die Übersicht und die Fristen.

home-morning = Guten Morgen
home-day-time = Guten Tag
home-evening = Guten Abend
home-day = { $date }, KW { $week }
home-print-week = Woche drucken…
home-import-calls = Aufrufe importieren…
home-due = Heute und diese Woche
home-due-none = In den nächsten sieben Tagen ist nichts fällig
home-all-overdue = { $count ->
    [one] Die eine überfällige
   *[other] Alle { $count } überfälligen
}
home-all-week = { $count ->
    [one] Die eine der nächsten sieben Tage
   *[other] Alle { $count } der nächsten sieben Tage
}
home-since = Seit dem letzten Mal
home-since-when = seit { $when }
home-since-began = seit Sie begonnen haben
home-since-nothing = Noch nichts Neues. Hier stehen neue Aufrufe, verschobene Fristen und was andere geändert haben
home-new-calls = Neue Aufrufe
home-moved = Verschobene Fristen
home-moved-from-to = { $from } → { $to }
home-moved-spoken = { $title }, verschoben von { $from } auf { $to }
home-no-date = kein Datum
home-changed-by = { $name } änderte
home-changed-by-nobody = Unbekannt änderte
home-decide = Aufrufe, über die zu entscheiden ist
home-decide-count = { $count ->
    [one] Aufruf wartet auf eine Entscheidung
   *[other] Aufrufe warten auf eine Entscheidung
}
home-decide-go = Durchgehen
home-decide-none = Alles ist entschieden
home-decide-none-text = Neue Aufrufe stehen hier, bis jemand beobachten, ja oder nein sagt
home-year = Das kommende Jahr
home-year-note = Fristen je Woche
home-year-none = Keine Fristen im kommenden Jahr
home-bar =
    KW { $week }, { $from } – { $until }: { $count ->
        [0] keine Fristen
        [one] { $count } Frist
       *[other] { $count } Fristen
    }
home-busiest =
    am vollsten ist KW { $week }: { $count ->
        [one] { $count } Frist
       *[other] { $count } Fristen
    }
home-stages = Anträge nach Phase
home-stages-none = Noch keine Anträge
home-no-stage = Ohne Phase
home-stage-count = { $stage }: { $count }
home-over = Abgeschlossen
home-more = { $count } weitere
home-nothing-next = keine Frist voraus
home-empty = Willkommen
home-empty-text = Die Übersicht zeigt, was drängt, was neu ist und wo die Anträge stehen. Importieren Sie Aufrufe aus dem Portal oder tragen Sie die erste Frist ein
agenda-name = Liste der Fristen
agenda-range = Zeitraum
agenda-next-days = Nächste { $count } Tage
agenda-all-time = Gesamte Zeit
agenda-grouped = Gruppieren nach
agenda-group-by = Gruppen: { $by }
agenda-which = Welche Fristen
agenda-ours = Unsere
agenda-all-calls = Alle Aufrufe
agenda-states = Stand
agenda-open = Offene
agenda-all-states = Auch erledigte
agenda-count = { $shown ->
    [one] { $shown } Frist
   *[other] { $shown } Fristen
}
agenda-count-of = { $shown } von { $all }
agenda-deadline = Frist
agenda-time = Uhrzeit
agenda-left = Verbleibend
agenda-moved = verschoben von { $date }
agenda-gone = in der Quelle entfallen
agenda-owner-none = Niemand
agenda-owner-set = Zuständig
agenda-open-source = Zur Quelle
agenda-done = { $count ->
    [one] Als erledigt markiert: { $title }
   *[other] { $count } Fristen sind als erledigt markiert
}
agenda-reopened = { $count ->
    [one] Wieder offen: { $title }
   *[other] { $count } Fristen sind wieder offen
}
agenda-dropped = { $count ->
    [one] Fallen gelassen: { $title }
   *[other] { $count } Fristen sind fallen gelassen
}
agenda-not-changed = Die Frist konnte nicht geändert werden
agenda-empty = Noch keine Fristen
agenda-empty-text = Hier kommt alles mit einem Datum zusammen: Fristen von Aufrufen, Aufgaben und Berichte von Anträgen und Ihre eigenen Fristen
agenda-nothing = Keine Fristen hier
agenda-nothing-text = In diesem Zeitraum und mit diesem Filter gibt es keine Fristen
agenda-show-all = Alle Fristen zeigen
agenda-clear = Filter entfernen
agenda-no-call = Wählen Sie zuerst einen Aufruf oder die Frist eines Aufrufs
agenda-delete-follows = Die Frist folgt aus einem anderen Datensatz und wird dort gelöscht; hier kann man sie fallen lassen
agenda-date = Datum
agenda-moved-short = vom { $date }
home-week = Die kommende Woche
agenda-by = Fristen nach { $by }
agenda-filter-hint = Filtern, zum Beispiel zuständig:kari programm:horizon
