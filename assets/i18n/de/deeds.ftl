# Was im Fenster in einem Schritt getan wird: Namen in der Rückgängig-Liste und Worte zum Eingefügten.

edit-set-many = { $count ->
    [one] { $field } bei { $count } Eintrag ändern
   *[other] { $field } bei { $count } Einträgen ändern
}
edit-delete-many = { $count ->
    [one] { $count } Eintrag löschen
   *[other] { $count } Einträge löschen
}
edit-paste = { $count ->
    [one] { $count } Zeile einfügen
   *[other] { $count } Zeilen einfügen
}
edit-duplicate = { $name } duplizieren
edit-duplicate-many = { $count ->
    [one] { $count } Eintrag duplizieren
   *[other] { $count } Einträge duplizieren
}
edit-move = { $name } verschieben
edit-follow = { $field } bei { $name } wieder der Quelle folgen lassen
edit-finish = { $count ->
    [one] { $name } als erledigt markieren
   *[other] { $count } Fristen als erledigt markieren
}
edit-drop = { $count ->
    [one] { $name } fallen lassen
   *[other] { $count } Fristen fallen lassen
}
edit-reopen = { $count ->
    [one] { $name } wieder öffnen
   *[other] { $count } Fristen wieder öffnen
}
edit-watch = { $count ->
    [one] { $name } beobachten
   *[other] { $count } Aufrufe beobachten
}
edit-go = { $count ->
    [one] Go für { $name }
   *[other] Go für { $count } Aufrufe
}
edit-no-go = { $count ->
    [one] No-Go für { $name }
   *[other] No-Go für { $count } Aufrufe
}
edit-reconsider = { $count ->
    [one] { $name } neu bewerten
   *[other] { $count } Aufrufe neu bewerten
}
edit-start = Antrag beginnen: { $name }

copy-title = { $title } (Kopie)

paste-no-field = kein Feld heißt so
paste-no-column = dafür gibt es keine Spalte
paste-no-title = ein neuer Eintrag braucht einen Namen
