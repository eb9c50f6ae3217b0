# Detaljefeltet.

form-ours = { $field } følger ikke længere kilden
form-ours-detail = Tryk for at lade næste import sætte feltet igen
form-ours-back = Tryk for at overtage det, kilden siger
form-says = Kilden siger: { $value }
form-says-nothing = Kilden lader feltet stå tomt
form-more = { $count ->
    [one] { $count } felt mere
   *[other] { $count } felter mere
}
form-fewer = Færre felter
inspector-name = Detaljer
inspector-empty = Intet er valgt
inspector-gone = Posten findes ikke længere
inspector-empty-detail = Vælg en række for at se og ændre alt om den her
inspector-untitled = Uden navn
inspector-close = Skjul detaljerne
inspector-wide = Åbn bredt
inspector-narrow = Læg ved siden af panelet
inspector-source = Fra { $source }
inspector-dates = Datoer
inspector-linked = Linket fra
inspector-history = Historik
inspector-unfold-source = Vis hele { $kind }
inspector-fold-source = Skjul { $kind }
history-none = Ingen ændringer er noteret endnu
meta-created = Oprettet: { $what }
meta-changed = Ændret: { $what }
meta-source = Kilde: { $source }, { $key } ({ $seen })
meta-id = ID { $id }
meta-copy = Kopiér ID’et
entry-from = Følger af
entry-done = Færdig
entry-drop = Frafald
entry-reopen = Åbn igen
entry-assumed = kilden angiver intet klokkeslæt; kl. 17.00 er antaget
entry-moved = Flyttet fra { $from }
call-start = Start ansøgning
call-watch = Følg
call-go = Go
call-no-go = No-go…
call-no-go-say = No-go
call-reason = Begrundelse
call-reason-hint = For få partnere, ingen kapacitet…
application-next = Til: { $stage }
partner-copy = Kopiér kontakternes adresser
partner-write = Skriv til kontakterne
partner-copied = { $count ->
    [one] { $count } adresse kopieret
   *[other] { $count } adresser kopieret
}
