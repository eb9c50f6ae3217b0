# Was getan wird: Namen der Änderungen in der Rückgängig-Liste und im Protokoll und der Abschnitte einer langen Arbeit.

edit-add = { $name } hinzufügen
edit-set = { $field } bei { $name } ändern
edit-delete = { $name } löschen
edit-import =
    { $name } importieren ({ $count ->
        [one] { $count } Eintrag
       *[other] { $count } Einträge
    })
edit-bulk = { $count ->
    [one] { $count } Eintrag ändern
   *[other] { $count } Einträge ändern
}

job-reading = Wird gelesen
job-comparing = Wird verglichen
job-laying_out = Seiten werden gesetzt
job-writing = Wird geschrieben
