# Tabellen: das Raster und die Ansichten mit Datensätzen.

grid-folded = { $title }: zugeklappt
grid-unfolded = { $title }: aufgeklappt
grid-heading = { $count ->
    [one] { $title }, { $count } Zeile
   *[other] { $title }, { $count } Zeilen
}
grid-head-ascending = { $title }, aufsteigend sortiert
grid-head-descending = { $title }, absteigend sortiert
grid-sort-hint = Klick sortiert, Umschalt+Klick sortiert weiter, am Rand ziehen ändert die Breite
grid-sort-ascending = Aufsteigend sortieren
grid-sort-descending = Absteigend sortieren
grid-sort-further = Danach hiernach sortieren
grid-group = Hiernach gruppieren
grid-hide = Spalte ausblenden
grid-freeze = Bis hierher fixieren
grid-unfreeze = Nichts fixieren

filter-name = Filter
filter-hint = Filtern, zum Beispiel Status:offen Frist<90d
filter-hint-applications = Filtern, zum Beispiel Phase<eingereicht Frist<60d
filter-hint-partners = Filtern, zum Beispiel Land:Norwegen,Schweden
filter-hint-persons = Filtern, zum Beispiel Thema:Klima
filter-hint-programmes = Filtern, zum Beispiel "letztes Jahr">=2027
filter-offer = Vorschläge
filter-operator = Vergleich
filter-clear = Filter leeren
filter-meant = { $what }?

records-inbox = Eingang
records-open = Offen
records-followed = Verfolgt
records-all = Alle
records-changed = Geändert
records-before = In Arbeit
records-submitted = Eingereicht
records-running = Projekte
records-own = Eigene
records-active = Aktiv
records-prospects = Mögliche
records-in-office = Büro
records-review = Zu prüfen
records-count = { $found } von { $total }
records-copied = { $count ->
    [one] { $count } Zeile kopiert
   *[other] { $count } Zeilen kopiert
}
records-columns = Spalten
records-group = Gruppieren
records-group-none = Keine Gruppen
records-by-week = Nach Woche
records-by-month = Nach Monat
records-by-quarter = Nach Quartal
records-by-year = Nach Jahr
records-more-fields = Weitere Felder
records-fold-all = Alle Gruppen zuklappen
records-unfold-all = Alle Gruppen aufklappen
records-column-earlier = { $name } nach oben
records-column-later = { $name } nach unten
records-columns-reset = Die üblichen Spalten

quick-title = Nur zeigen
quick-more = { $count ->
    [one] { $count } weiterer Wert: im Filter eintippen
   *[other] { $count } weitere Werte: im Filter eintippen
}
quick-past = Vor heute
quick-this-week = Diese Woche
quick-next-days = Die nächsten { $count } Tage
quick-last-days = Die letzten { $count } Tage
quick-this-year = Dieses Jahr
quick-today = Heute
quick-at-least = Mindestens { $amount }
quick-from = Von
quick-to = Bis
quick-range = Bereich zeigen
quick-filled = Ausgefüllt
quick-empty = Leer

views-title = Ansichten
views-none = Noch keine gespeicherten Ansichten. Speichern Sie die Tabelle, wie sie jetzt aussieht, unter einem Namen; auch die Kollegen bekommen sie
views-name = Name der Ansicht
views-save-as = Speichern, wie es jetzt aussieht
views-save = Speichern
views-update = Auf den jetzigen Stand bringen
views-rename-more = Umbenennen…
views-rename = Umbenennen
views-delete = Löschen
views-more = Mehr zu { $name }

empty-calls = Noch keine Aufrufe
empty-calls-text = Hier verfolgen Sie Aufrufe: was sich öffnet, was fällig ist, wofür Sie sich entscheiden. Importieren Sie die Datei des Portals, oder tragen Sie selbst einen Aufruf ein.
empty-applications = Noch keine Anträge
empty-applications-text = Hier steht jeder Antrag von der ersten Idee bis zum letzten Bericht. Beginnen Sie hier einen, oder starten Sie einen von einem Aufruf aus.
empty-partners = Noch keine Partner
empty-partners-text = Hier stehen die Organisationen, mit denen Sie arbeiten, auch die eigenen. Fügen Sie eine hinzu, oder fügen Sie eine Liste aus Excel ein.
empty-persons = Noch keine Kontaktpersonen
empty-persons-text = Hier stehen die Menschen, denen Sie schreiben, mit ihren Organisationen. Fügen Sie jemanden hinzu, oder fügen Sie eine Liste aus Excel ein.
empty-programmes = Noch keine Programme
empty-programmes-text = Hier stehen die Förderprogramme mit Sätzen und der Frage, wer teilnehmen darf. Der Katalog bringt die europäischen mit.
empty-sample = Erst im Beispiel umsehen
empty-filter = Der Filter findet keine { $kinds }
empty-filter-text = Nichts passt zu „{ $filter }“.
