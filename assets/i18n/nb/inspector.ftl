# Detaljfeltet.

form-ours = { $field } følger ikke lenger kilden
form-ours-detail = Trykk for å la neste import sette feltet igjen
form-ours-back = Trykk for å ta over det kilden sier
form-says = Kilden sier: { $value }
form-says-nothing = Kilden lar feltet stå tomt
form-more = { $count ->
    [one] { $count } felt til
   *[other] { $count } felt til
}
form-fewer = Færre felt
inspector-name = Detaljer
inspector-empty = Ingenting er valgt
inspector-gone = Posten finnes ikke lenger
inspector-empty-detail = Velg en rad for å se og endre alt om den her
inspector-untitled = Uten navn
inspector-close = Skjul detaljene
inspector-wide = Åpne bredt
inspector-narrow = Legg ved siden av panelet
inspector-source = Fra { $source }
inspector-dates = Datoer
inspector-linked = Lenket fra
inspector-history = Historikk
inspector-unfold-source = Vis hele { $kind }
inspector-fold-source = Skjul { $kind }
history-none = Ingen endringer er notert ennå
meta-created = Opprettet: { $what }
meta-changed = Endret: { $what }
meta-source = Kilde: { $source }, { $key } ({ $seen })
meta-id = ID { $id }
meta-copy = Kopier ID-en
entry-from = Følger av
entry-done = Ferdig
entry-drop = Frafall
entry-reopen = Åpne igjen
entry-assumed = kilden oppgir ikke klokkeslett; kl. 17:00 er antatt
entry-moved = Flyttet fra { $from }
call-start = Start søknad
call-watch = Følg
call-go = Go
call-no-go = No-go…
call-no-go-say = No-go
call-reason = Begrunnelse
call-reason-hint = For få partnere, ikke kapasitet…
application-next = Til: { $stage }
partner-copy = Kopier kontaktenes adresser
partner-write = Skriv til kontaktene
partner-copied = { $count ->
    [one] { $count } adresse kopiert
   *[other] { $count } adresser kopiert
}
