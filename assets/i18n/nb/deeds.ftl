# Det som gjøres i ett steg fra vinduet: navn i angrelisten, og ord om det som limes inn.

edit-set-many = { $count ->
    [one] Endre { $field } for { $count } post
   *[other] Endre { $field } for { $count } poster
}
edit-delete-many = { $count ->
    [one] Slett { $count } post
   *[other] Slett { $count } poster
}
edit-paste = { $count ->
    [one] Lim inn { $count } rad
   *[other] Lim inn { $count } rader
}
edit-duplicate = Dupliser { $name }
edit-duplicate-many = { $count ->
    [one] Dupliser { $count } post
   *[other] Dupliser { $count } poster
}
edit-move = Flytt { $name }
edit-follow = La { $field } for { $name } følge kilden igjen
edit-finish = { $count ->
    [one] Merk { $name } som gjort
   *[other] Merk { $count } frister som gjort
}
edit-drop = { $count ->
    [one] Dropp { $name }
   *[other] Dropp { $count } frister
}
edit-reopen = { $count ->
    [one] Gjenåpne { $name }
   *[other] Gjenåpne { $count } frister
}
edit-watch = { $count ->
    [one] Følg { $name }
   *[other] Følg { $count } utlysninger
}
edit-go = { $count ->
    [one] Go for { $name }
   *[other] Go for { $count } utlysninger
}
edit-no-go = { $count ->
    [one] No-go for { $name }
   *[other] No-go for { $count } utlysninger
}
edit-reconsider = { $count ->
    [one] Vurder { $name } på nytt
   *[other] Vurder { $count } utlysninger på nytt
}
edit-start = Start søknad: { $name }

copy-title = { $title } (kopi)

paste-no-field = ingen felt heter det
paste-no-column = det finnes ingen kolonne for det
paste-no-title = en ny post trenger et navn
