# Die Dialoge, und was das System nicht zulässt.

settings-broken = Ihre Einstellungen konnten nicht gelesen werden; es gelten die üblichen
settings-broken-kept = Die Datei wurde als { $path } beiseitegelegt ({ $reason }).
settings-unreadable = Ihre Einstellungen konnten nicht gelesen werden und werden in dieser Sitzung nicht gespeichert
settings-unreadable-detail = { $path }: { $reason }
settings-value = Eine Einstellung passt nicht und hat ihren üblichen Wert: { $key }
settings-value-detail = Die anderen sind, wie Sie sie hatten.
settings-not-kept = Ihre Einstellungen konnten nicht gespeichert werden
settings-not-kept-detail = Sie gelten, bis Sie das Programm beenden. { $reason }

follow-failed = Das wurde nicht geöffnet
follow-nothing = Es gibt nichts zu öffnen.
follow-scheme = Nur Webadressen (http, https), E-Mail-Adressen (mailto) und Dateien werden geöffnet, nicht { $scheme }.
follow-no-file = Die Datei { $path } gibt es nicht.
follow-program = { $path } ist ein Programm oder ein Skript. Zu Ihrer Sicherheit wird es von hier nicht ausgeführt.
follow-relative = { $path } gilt vom Ordner des Arbeitsbereichs aus. Speichern Sie den Arbeitsbereich zuerst.
follow-system = Das System hat kein Programm dafür, oder das Programm schlug fehl: { $reason }

print-refused = Es wurde nichts gedruckt
print-no-printing = Dieses System hat keinen Druckdienst. Speichern Sie als PDF und drucken Sie von dort.
print-no-printer = Es ist kein Drucker gewählt. Wählen Sie einen hier oder in den Systemeinstellungen, oder speichern Sie als PDF.
print-refused-advice = Der Drucker lehnt ab. Speichern Sie als PDF, oder versuchen Sie es später noch einmal.
print-unwritten = Die Seiten konnten nicht für den Drucker geschrieben werden. Ist der Datenträger voll?

window-fault = In Brobygger trat ein Fehler auf, das Programm musste enden. Die Dateien auf dem Datenträger sind heil; was nicht gespeichert war, ist verloren. Eine Notiz für die Entwickler: { $note }

path-open-title = Über Pfad öffnen
path-save-title = Über Pfad speichern
path-explained = Tippen Sie einen Pfad oder fügen Sie ihn ein; Tab vervollständigt ihn. ~ steht für Ihren eigenen Ordner.
path-field = Pfad der Datei
path-names = Ordner und Dateien hier
path-browse = Durchsuchen…
path-none-chosen = Es wurde keine Datei gewählt. Erschien kein Dialog, tippen Sie den Pfad.
path-is-folder = Das ist ein Ordner. Nennen Sie eine Datei darin
path-no-folder = Diesen Ordner gibt es nicht
path-no-file = Diese Datei gibt es nicht
path-exists = Eine Datei dieses Namens gibt es. Sie wird ersetzt; ihr Inhalt wird zur Sicherung
path-open = Öffnen
path-save = Speichern
path-replace = Ersetzen
job-stop = Abbrechen

conflict-save-as-hint = Beide Fassungen bleiben; Ihre bekommt einen eigenen Namen
conflict-reload-hint = Was Sie seit dem letzten Speichern geändert haben, wird hier verworfen
conflict-overwrite-hint = Ihre Fassung tritt an die Stelle; die andere wird zur Sicherung
conflict-again-hint = Schreibt sie dorthin, wo sie war
conflict-later = Später entscheiden

backups-title = Sicherungen
backups-explained = Jedes Speichern bewahrt die Fassung davor. Zurückzugehen löscht nichts: Was jetzt in der Datei steht, wird auch zur Sicherung.
backups-empty = Es gibt noch keine Sicherungen. Die erste entsteht, wenn Sie diese Datei überschreiben.
backups-unknown = Vor einer Änderung
backups-was-before = Davor: { $what }
backups-restore = Zu dieser Fassung zurück
backups-save-first = Speichern Sie zuerst, damit Ihre Änderungen nicht verloren gehen
backups-job = Eine Sicherung wird wiederhergestellt
backups-label = Sicherung vom { $when } wiederherstellen
backups-restored = Zurück zur Fassung vom { $when }
backups-restored-detail = Was davor in der Datei stand, ist in der Liste der Sicherungen.

about-title = Brobygger { $version }
about-what = Ein lokaler Arbeitsbereich für internationale Koordination: Partner, Aufrufe, Anträge und Fristen. Ihre Daten bleiben in Ihrer Datei.
about-works = Mit der Arbeit anderer
about-places = Wo was liegt
about-settings = Ihre Einstellungen
about-notes = Notizen über Fehler
about-open = Ordner öffnen

import-title = Aufrufe importieren
import-title-of = Import aus { $file }
import-explained = Übernimmt Aufrufe aus grantsTenders.json, der Datei hinter der Liste der Aufrufe im Funding & Tenders Portal der EU. Sie sehen, was hereinkommt und was sich ändert, bevor etwas geschieht, und können es rückgängig machen.
import-where = Die Datei von der Europäischen Kommission holen
import-drop = Sie können die Datei auch auf das Fenster ziehen.
import-tenders = Auch Ausschreibungen übernehmen
import-read = Lesen und vergleichen
import-job = { $file } wird gelesen
import-catalogue = dem Programmkatalog
import-nothing-yet = Noch ist nichts geändert.
import-tabs = Was gezeigt wird
import-tab-new = Neu
import-tab-changed = Geändert
import-tab-skipped = Ausgelassen
import-tab-warnings = Warnungen
import-unchanged = { $count ->
    [one] { $count } unverändert
   *[other] { $count } unverändert
}
import-filter = Filtern, was hereinkommt
import-tick-all = Alle wählen
import-untick-all = Keine wählen
import-tick-shown = Diese wählen
import-untick-shown = Diese abwählen
import-moves = Frist verschiebt sich
import-adopted = Wird verknüpft
import-adopted-hint = Jemand hat diesen Eintrag von Hand erfasst; von nun an folgt er der Quelle. Was erfasst ist, bleibt stehen.
import-none-found = Nichts passt zum Filter
import-none-new = Nichts Neues
import-none-changed = Nichts ändert sich
import-none-skipped = Nichts wird ausgelassen
import-none-warnings = Nichts ist auffällig
import-stale = Der Arbeitsbereich hat sich seit dem Vergleich geändert
import-again = Noch einmal vergleichen
import-other = Andere Datei
import-take-in = { $count } importieren
import-done = { $new } neu und { $changed } geändert aus { $source }
import-done-detail = { $unchanged } unverändert, { $skipped } ausgelassen. „Rückgängig“ nimmt alles zurück.
import-show = Zeigen, was hereinkam

print-title = Drucken
print-what = Was
print-from = Ab
print-days = Tage voraus
print-states = Fristen
print-open = Offene
print-all = Alle
print-group = Gruppieren nach
print-group-week = Woche
print-group-month = Monat
print-group-programme = Programm
print-group-owner = Zuständig
print-group-application = Antrag
print-group-none = Nichts
print-filter = Filter
print-columns = Spalten
print-orientation = Seite
print-language = Sprache der Seite
print-printer = Drucker
print-choose-printer = Drucker wählen
print-zoom-out = Kleiner
print-zoom-in = Größer
print-zoom-fit = So breit wie das Fenster
print-page-of = Seite { $page } von { $pages }
print-print = Drucken
print-pdf = Als PDF speichern…
print-csv = Als CSV speichern…
print-text = Als Text speichern…
print-save-title = Dokument speichern
print-exists = Eine Datei dieses Namens gibt es; sie wird ersetzt
print-is-workspace = es wurde nichts gespeichert, denn dort liegt ein Arbeitsbereich
print-back = Zurück
print-writing = Die Datei wird geschrieben
print-job-write = { $file } wird geschrieben
print-job-send = Wird an den Drucker gesendet
print-written = { $file } ist gespeichert
print-sent = An den Drucker gesendet
print-shown = Das Dokument ist in Ihrem PDF-Programm geöffnet; drucken Sie von dort
print-cancelled = Das Drucken wurde abgebrochen; es wurde nichts gesendet

delete-title = { $name } löschen?
delete-title-many = { $count } Einträge löschen?
delete-explained = { $count ->
    [one] { $count } Verknüpfung führt dorthin. Löschen lässt sich rückgängig machen.
   *[other] { $count } Verknüpfungen führen dorthin. Löschen lässt sich rückgängig machen.
}
delete-more = { $count } weitere
delete-clear = Diese Verknüpfungen entfernen
delete-keep = Die Verknüpfungen behalten; sie werden als ins Leere führend gezeigt
delete-done = Erledigt: { $what }
no-go-title = No-go: { $name }
no-go-title-many = { $count ->
    [one] No-go für { $count } Aufruf
   *[other] No-go für { $count } Aufrufe
}
no-go-explained = Ein Grund hilft, wenn nächstes Jahr jemand fragt. Er kann wegbleiben.
no-go-say = Ablehnen
bulk-title = { $count } { $kind } ändern
bulk-explained = Setzt ein Feld in allem Gewählten, als eine Änderung, die sich rückgängig machen lässt.
bulk-field = Feld
bulk-way = Was mit den Wörtern geschieht
bulk-add = Wort hinzufügen
bulk-remove = Wort entfernen
bulk-set = Alle ersetzen
bulk-word = Wort
bulk-value = Neuer Wert
bulk-count = { $count } von { $all } ändern sich
bulk-empties = { $count ->
    [one] Das Feld wird in { $count } Eintrag geleert
   *[other] Das Feld wird in { $count } Einträgen geleert
}
bulk-change = { $count } ändern
paste-title = { $kind } einfügen
paste-explained = Kopieren Sie Zeilen in Excel, mit oder ohne Überschriften, und fügen Sie sie hier ein. Sie sehen, was sie bewirken, bevor sich etwas ändert.
paste-press = Strg+V drücken
paste-from-clipboard = Einfügen
paste-job = Zeilen werden gelesen
paste-new = { $count } neu
paste-changed = { $count } geändert
paste-unclear = { $count } unklar
paste-faults = { $count ->
    [one] { $count } Zelle ist nicht lesbar
   *[other] { $count } Zellen sind nicht lesbar
}
paste-no-headings = Ohne Überschriften: Die Zellen gelten in der Reihenfolge der gezeigten Spalten.
paste-too-many = { $count } Zeilen bleiben weg; höchstens { $limit } auf einmal
paste-nothing = Im Eingefügten sind keine Zeilen.
paste-several = Mehrere könnten gemeint sein
paste-nameless = Zeile { $row }
paste-take-in = { $count ->
    [one] { $count } Zeile übernehmen
   *[other] { $count } Zeilen übernehmen
}
bulk-several-kinds = Wählen Sie Einträge einer Art, um sie zusammen zu ändern
