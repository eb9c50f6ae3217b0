# Det, der gøres i ét trin fra vinduet: navne i fortrydlisten, og ord om det, der indsættes.

edit-set-many = { $count ->
    [one] Ret { $field } for { $count } post
   *[other] Ret { $field } for { $count } poster
}
edit-delete-many = { $count ->
    [one] Slet { $count } post
   *[other] Slet { $count } poster
}
edit-paste = { $count ->
    [one] Indsæt { $count } række
   *[other] Indsæt { $count } rækker
}
edit-duplicate = Dublér { $name }
edit-duplicate-many = { $count ->
    [one] Dublér { $count } post
   *[other] Dublér { $count } poster
}
edit-move = Flyt { $name }
edit-follow = Lad { $field } for { $name } følge kilden igen
edit-finish = { $count ->
    [one] Markér { $name } som udført
   *[other] Markér { $count } frister som udført
}
edit-drop = { $count ->
    [one] Opgiv { $name }
   *[other] Opgiv { $count } frister
}
edit-reopen = { $count ->
    [one] Genåbn { $name }
   *[other] Genåbn { $count } frister
}
edit-watch = { $count ->
    [one] Følg { $name }
   *[other] Følg { $count } indkaldelser
}
edit-go = { $count ->
    [one] Go til { $name }
   *[other] Go til { $count } indkaldelser
}
edit-no-go = { $count ->
    [one] No-go til { $name }
   *[other] No-go til { $count } indkaldelser
}
edit-reconsider = { $count ->
    [one] Vurdér { $name } igen
   *[other] Vurdér { $count } indkaldelser igen
}
edit-start = Start ansøgning: { $name }

copy-title = { $title } (kopi)

paste-no-field = intet felt hedder det
paste-no-column = der er ingen kolonne til det
paste-no-title = en ny post skal have et navn
