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
print-no-printer = Es ist kein Standarddrucker eingerichtet. Wählen Sie einen in den Systemeinstellungen, oder speichern Sie als PDF.
print-refused-advice = Der Drucker lehnt ab. Speichern Sie als PDF, oder versuchen Sie es später noch einmal.
print-unwritten = Die Seiten konnten nicht für den Drucker geschrieben werden. Ist der Datenträger voll?

window-fault = In Brobygger trat ein Fehler auf, das Programm musste enden. Die Dateien auf dem Datenträger sind heil; was nicht gespeichert war, ist verloren. Eine Notiz für die Entwickler: { $note }
