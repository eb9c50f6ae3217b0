# Det som blir gjort: navn på endringer i angrelisten og loggen, og på stegene i en lang jobb.

edit-add = Legg til { $name }
edit-set = Endre { $field } for { $name }
edit-delete = Slett { $name }
edit-import =
    Importer { $name } ({ $count ->
        [one] { $count } post
       *[other] { $count } poster
    })
edit-bulk = { $count ->
    [one] Endre { $count } post
   *[other] Endre { $count } poster
}

job-reading = Leser
job-comparing = Sammenligner
job-laying_out = Setter opp sidene
job-writing = Skriver
