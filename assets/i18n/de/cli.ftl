# Was die Befehle sagen.

sample-name = das Beispiel
printed-on = Gedruckt am { $date }
page-number = Seite { $page } von { $pages }
list-empty = Nichts anzuzeigen
list-count = { $count ->
    [one] { $count } Eintrag
   *[other] { $count } Einträge
}
show-links = Verknüpft von

said-new = { $path } wurde angelegt
said-undone = Rückgängig gemacht: { $label }
said-restored = Der Inhalt vom { $made } wurde in { $path } wiederhergestellt
said-written = { $count ->
    [one] { $count } Eintrag nach { $path } geschrieben
   *[other] { $count } Einträge nach { $path } geschrieben
}
said-replaced = { $count ->
    [one] { $count } Zeichen, das der Schrift fehlt, wurde durch ein Kästchen ersetzt
   *[other] { $count } Zeichen, die der Schrift fehlen, wurden durch Kästchen ersetzt
}
said-no-logo = Die Seite hat kein Logo, weil es sich nicht zeichnen lässt
label-new = neuer Arbeitsbereich
label-undo = rückgängig
label-restore = Sicherung { $number } wiederherstellen

deadlines-title = Fristen
deadlines-range = { $count ->
    [one] { $from } bis { $until }, dazu Überfälliges · { $count } Eintrag
   *[other] { $from } bis { $until }, dazu Überfälliges · { $count } Einträge
}
deadlines-working-days = Arb.-Tage
deadlines-local = { $time } Ihrer Zeit
deadlines-local-day = { $date }, { $time } Ihrer Zeit
deadlines-filter = Filter: { $filter }
group-overdue = Überfällig
group-sometime = Irgendwann: { $period }
group-no-programme = Ohne Programm
group-no-owner = Niemand zuständig
group-no-application = Ohne Antrag

check-errors = Fehler
check-hints = Einen Blick wert
check-sum = { $errors ->
    [0] keine Fehler
    [one] { $errors } Fehler
   *[other] { $errors } Fehler
}, { $hints ->
    [0] sonst nichts Auffälliges
    [one] { $hints } Stelle einen Blick wert
   *[other] { $hints } Stellen einen Blick wert
}

diff-none = Keine Unterschiede
diff-nothing = nichts
diff-created = { $kind } „{ $title }“ ist neu
diff-deleted = { $kind } „{ $title }“ ist entfallen
diff-value = { $field }: von { $from } zu { $to }
diff-part-added = { $field }: { $value } hinzugefügt
diff-part-removed = { $field }: { $value } entfernt
diff-reordered = { $field }: in anderer Reihenfolge

backups-place = Sicherungen in { $path }
backups-none = Noch keine
backups-number = Nr.
backups-made = Erstellt
backups-size = Größe
backups-before = Vor
backups-undone = rückgängig gemacht

import-sum = { $new } neu, { $changed } geändert, { $unchanged } unverändert, { $skipped } übersprungen
import-dry = Nichts wurde geändert (--dry-run)
import-new = Neu
import-changed = Geändert
import-skipped = Übersprungen
import-moved = { $field } verschoben von { $from } auf { $to }
import-overridden = { $field }: in der Quelle steht jetzt { $to }; Ihr Wert bleibt
import-more = { $count ->
    [one] und { $count } weiterer
   *[other] und { $count } weitere
}

failure-language = Unbekannte Sprache
failure-now = Kein Datum mit Uhrzeit
failure-date = Kein Datum
failure-zone = Unbekannte Zeitzone
failure-sample = Das Beispiel lässt sich für diesen Tag nicht erstellen
failure-newer = Die Datei hat Version { $version }, die nur ein neueres Programm ändern darf; nichts wurde geändert
failure-refused = Der Eintrag wurde inzwischen geändert; nichts wurde getan
failure-nothing-called = Kein Eintrag oder Teil hat diese ID oder diesen Namen
failure-several-called = Mehrere Einträge haben diesen Namen
failure-no-kind = Diese Art von Eintrag gibt es nicht
failure-no-field = { $kind } hat dieses Feld nicht
failure-no-list = { $kind } hat diese Liste nicht
failure-no-column = Diese Spalte gibt es nicht
failure-value = { $field } kann diesen Wert nicht haben: { $reason }
failure-pair = Nicht in der Form FELD=WERT
failure-missing = Ein Wert fehlt
failure-taken = Die ID ist vergeben
failure-entry-field = Dieses Feld folgt aus der Quelle und wird nicht hier gesetzt
failure-calendar = Unbekannter Kalender
failure-not-decided = Die Feiertage von { $calendar } sind nur bis { $last } beschlossen; unbekannt für
failure-too-far = Es können höchstens 100.000 Arbeitstage gezählt werden
failure-year = Das Jahr liegt außerhalb von 1600 bis 9999
failure-pdf = Das PDF konnte nicht erstellt werden; nichts wurde geschrieben
failure-pdf-terminal = Ein PDF ist nichts für ein Terminal
failure-filter = Der Filter wurde nicht verstanden ({ $reason })
failure-import = Nichts wurde importiert, { $reason }
failure-source = Keine Datei, die sich importieren lässt

hint-list = brobygger list DATEI ART zeigt Namen, --format json IDs
hint-one-of = möglich: { $ids }
hint-fields = Felder: { $keys }
hint-missing = { $field }='…'
hint-newer = mit einem neueren Brobygger öffnen oder an einer früheren Kopie arbeiten
hint-not-decided = andere Kalender oder ein früheres Datum angeben
hint-entry-field = an der Quelle setzen: { $source }
hint-pdf = weniger Zeilen verlangen oder --format csv
hint-sources = grantsTenders.json aus dem EU Funding & Tenders Portal (--from ft-portal); der mitgelieferte Programmkatalog (--from catalogue)
input-picture-file = das Bild lässt sich nicht lesen oder ist größer als 200 kB
input-picture-kind = das Bild ist weder PNG, JPEG noch SVG

filter-place = in Spalte { $column }
hint-broken-source = die Datei berichtigen oder neu herunterladen

failure-is-workspace = Die Datei dort ist ein Arbeitsbereich; nichts wurde geschrieben
hint-other-name = einen anderen Dateinamen wählen
hint-marked = die Marke zeigt die Stelle
check-newer = Die Datei hat Version { $version }, von einem neueren Programm: sie wird nur zum Lesen geöffnet
quoted-record = { $kind } „{ $title }“
