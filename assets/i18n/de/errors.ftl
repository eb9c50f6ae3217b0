# Was gesagt wird, wenn etwas nicht ging: was geschah, was sicher ist und was man tun kann. Satzteile ohne Punkt am Ende.

failure-output = die Ausgabe ließ sich nicht schreiben

place = Zeile { $line }, Spalte { $column }
place-record = in { $table }, Eintrag { $number }
read-empty = die Datei ist leer
read-encoding = die Datei ist in { $encoding } geschrieben, nicht in UTF-8
read-not-text = die Datei ist kein UTF-8-Text ({ $place })
read-broken = die Datei ist beschädigt ({ $place }): { $reason }
read-too-deep = die Datei ist mehr als 128 Ebenen tief verschachtelt ({ $place })
read-not-ours = die Datei ist kein Arbeitsbereich von Brobygger: { $found }

operation-read = Lesen nicht möglich
operation-lock = Sperren nicht möglich
operation-write = Schreiben nicht möglich
operation-verify = Zurücklesen nicht möglich
operation-replace = Ersetzen nicht möglich
operation-sync = Sichern auf dem Datenträger nicht möglich
operation-backup = Sicherung nicht möglich

disk-not-found = die Datei gibt es nicht
disk-folder-missing = den Ordner gibt es nicht
disk-is-directory = es ist ein Ordner
disk-not-a-file = es ist keine Datei, sondern ein Gerät oder eine Pipe
disk-no-permission = die Berechtigung fehlt
disk-write-protected = die Datei ist schreibgeschützt
disk-read-only-drive = das Laufwerk ist schreibgeschützt
disk-too-large = die Datei ist zu groß
disk-disk-full = der Datenträger ist voll
disk-file-size-limit = die Datei würde größer, als Dateien hier werden dürfen
disk-bad-name = der Name ist zu lang oder nicht erlaubt
disk-link-loop = die symbolischen Verknüpfungen führen im Kreis
disk-in-use = ein anderes Programm hat die Datei geöffnet
disk-vanished-while-reading = die Datei verschwand, während sie gelesen wurde
disk-changed-while-reading = ein anderes Programm schrieb ständig in die Datei
disk-read-back-differs = was zurückgelesen wurde, ist nicht, was geschrieben wurde
disk-io = das System meldet einen Fehler

save-disk = nichts wurde gespeichert, die Datei ist wie zuvor
save-exists = nichts wurde gespeichert, eine Datei dieses Namens gibt es schon
save-changed-on-disk = andere haben die Datei geändert, seit sie gelesen wurde, und ihre Fassung ist unberührt
save-vanished = die Datei wurde entfernt oder umbenannt, seit sie gelesen wurde
save-kept = (Ihre Fassung ist erhalten als { $path })
save-not-kept = (Ihre Fassung ließ sich nicht erhalten)
save-locked = nichts wurde gespeichert, jemand anderes speichert gerade dieselbe Datei
save-backup = nichts wurde gespeichert, denn der alte Inhalt ließ sich nicht sichern
save-content = nichts wurde gespeichert, denn der neue Inhalt ließ sich nicht erzeugen; die Datei ist wie zuvor
save-unconfirmed = der neue Inhalt ist an seinem Platz, übersteht aber vielleicht keinen Stromausfall

backup-damaged = die Sicherung ist beschädigt und wurde nicht verwendet
backup-no-such-number = eine Sicherung mit dieser Nummer gibt es nicht
backup-nothing-to-undo = es gibt nichts rückgängig zu machen
backup-no-backup-of-last-change = nichts wurde rückgängig gemacht, zur letzten Änderung der Datei gibt es keine Sicherung

hint-not-ours = einen Arbeitsbereich wählen; Aufrufe aus dem Portal kommen über den Import herein
hint-broken = die Datei ist unberührt; eine Sicherung wiederherstellen oder die Stelle in einem Texteditor berichtigen
hint-check-name = auf Tippfehler achten oder nachsehen, wo die Datei geblieben ist
hint-make-folder = den Ordner anlegen oder einen anderen wählen
hint-name-a-file = eine Datei angeben, keinen Ordner und kein Gerät
hint-save-elsewhere = um die Berechtigung bitten oder anderswo speichern
hint-take-protection-away = den Schreibschutz entfernen oder unter anderem Namen speichern
hint-is-it-the-right-file = prüfen, ob es die richtige Datei ist
hint-make-space = Platz schaffen oder auf einem anderen Laufwerk speichern
hint-raise-limit = die Grenze der Shell anheben (ulimit -f) oder auf einem anderen Laufwerk speichern
hint-shorter-name = einen kürzeren, einfacheren Namen wählen
hint-try-again = das andere Programm schließen oder warten, dann erneut versuchen
hint-check-drive = auf einem anderen Laufwerk speichern und dieses prüfen lassen
hint-force = mit --force ersetzen oder einen anderen Namen wählen
hint-compare-both = beide Fassungen öffnen, vergleichen und die Änderung noch einmal vornehmen
hint-read-again = die Datei neu öffnen und die Änderung noch einmal vornehmen
hint-wait-or-remove-lock = auf den anderen warten oder die Sperrdatei entfernen, falls niemand speichert
hint-mend-backups = beheben, was die Sicherung verhindert, oder ohne sie speichern
hint-see-backups = die Liste der Sicherungen ansehen und eine nach ihrer Nummer wiederherstellen
hint-another-backup = eine andere Sicherung wiederherstellen

report-cancelled = abgebrochen, nichts wurde geschrieben
report-too-many-rows = { $count } Zeilen sind für ein Dokument mit diesen Spalten zu viele (höchstens { $limit })
report-too-much-text = { $count } Zeichen sind für ein Dokument zu viele (höchstens { $limit })
report-too-many-columns = { $count } Spalten passen nicht auf die Seite (höchstens { $limit })
report-no-such-page = eine Seite { $page } gibt es unter { $pages } nicht
report-typesetter = die Seite konnte nicht gesetzt werden: { $reason }

report-fewer-rows = den Filter enger fassen oder als CSV speichern
report-fewer-texts = Spalten mit langen Texten weglassen
report-fewer-columns = weniger Spalten oder Querformat wählen
