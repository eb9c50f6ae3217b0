# Der Detailbereich.

form-ours = { $field } folgt nicht mehr der Quelle
form-ours-detail = Drücken, damit der nächste Import das Feld wieder setzt
form-ours-back = Drücken, um zu übernehmen, was die Quelle sagt
form-says = Die Quelle sagt: { $value }
form-says-nothing = Die Quelle lässt das Feld leer
form-more = { $count ->
    [one] { $count } weiteres Feld
   *[other] { $count } weitere Felder
}
form-fewer = Weniger Felder
inspector-name = Details
inspector-empty = Nichts ist ausgewählt
inspector-gone = Der Datensatz ist nicht mehr da
inspector-empty-detail = Wählen Sie eine Zeile, um hier alles darüber zu sehen und zu ändern
inspector-untitled = Ohne Namen
inspector-close = Details ausblenden
inspector-wide = Breit öffnen
inspector-narrow = Neben den Bereich legen
inspector-source = Aus { $source }
inspector-dates = Termine
inspector-linked = Verknüpft von
inspector-history = Verlauf
inspector-unfold-source = Alles zeigen: { $kind }
inspector-fold-source = Einklappen: { $kind }
history-none = Noch sind keine Änderungen vermerkt
meta-created = Angelegt: { $what }
meta-changed = Geändert: { $what }
meta-source = Quelle: { $source }, { $key } ({ $seen })
meta-id = ID { $id }
meta-copy = ID kopieren
entry-from = Ergibt sich aus
entry-done = Erledigt
entry-drop = Fallen lassen
entry-reopen = Wieder öffnen
entry-assumed = die Quelle nennt keine Uhrzeit; 17:00 Uhr ist angenommen
entry-moved = Verschoben von { $from }
call-start = Antrag beginnen
call-watch = Beobachten
call-go = Go
call-no-go = No-Go…
call-no-go-say = No-Go
call-reason = Begründung
call-reason-hint = Zu wenige Partner, keine Kapazität…
application-next = Weiter: { $stage }
partner-copy = Adressen der Kontakte kopieren
partner-write = Den Kontakten schreiben
partner-copied = { $count ->
    [one] { $count } Adresse kopiert
   *[other] { $count } Adressen kopiert
}
