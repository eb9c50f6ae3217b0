# Det, der bliver gjort: navne på ændringer i fortrydlisten og loggen og på trinene i et langt job.

edit-add = Tilføj { $name }
edit-set = Ret { $field } for { $name }
edit-delete = Slet { $name }
edit-import =
    Importér { $name } ({ $count ->
        [one] { $count } post
       *[other] { $count } poster
    })
edit-bulk = { $count ->
    [one] Ret { $count } post
   *[other] Ret { $count } poster
}

job-reading = Læser
job-comparing = Sammenligner
job-laying_out = Sætter siderne op
job-writing = Skriver
