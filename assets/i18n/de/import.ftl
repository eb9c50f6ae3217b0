# Import: warum eine Datei nicht gelesen werden kann und warum ein Eintrag darin ausgelassen wird.

portal-io = nach { $bytes } war kein Weiterlesen möglich: { $reason }
portal-cancelled = abgebrochen, nichts wurde geändert
portal-not-the-portals = das ist nicht die Datei grantsTenders.json des Portals: { $found }
portal-truncated = die Datei endet mittendrin ({ $place })
portal-syntax = die Datei ist ab hier kein JSON ({ $place }): { $reason }
portal-not-utf8 = die Datei hat ein Byte, das nicht UTF-8 ist ({ $place })
portal-too-deep = die Datei ist zu tief verschachtelt ({ $place })
portal-too-large = ein Eintrag ist zu groß ({ $place })
portal-place-entry = { $place }, Eintrag { $entry }

portal-file-empty = die Datei ist leer
portal-file-utf16 = es ist UTF-16 oder UTF-32, JSON aber ist UTF-8
portal-file-markup = es ist eine Webseite oder XML
portal-file-zip = es ist ein ZIP-Archiv oder eine Tabelle
portal-file-gzip = die Datei ist mit gzip gepackt
portal-file-pdf = es ist ein PDF
portal-file-other = es ist kein JSON
portal-file-list = es ist eine andere JSON-Datei: eine Liste
portal-file-scalar = es ist kein JSON-Objekt
portal-file-object = es ist eine andere JSON-Datei, mit { $keys }
portal-file-object-empty = es ist ein JSON-Objekt ohne fundingData

skip-malformed = nicht lesbar: { $reason }
skip-no-key = hat keine Kennung
skip-tender = ist ein Vergabeverfahren, kein Aufruf
skip-duplicate = derselbe Aufruf steht in Eintrag { $entry }
skip-deleted = wurde hier nach einem früheren Import gelöscht
skip-filtered = ist vom Filter ausgelassen
skip-merged = wurde mit einem anderen Eintrag zusammengeführt
skip-taken = etwas anderes im Arbeitsbereich hat schon diese ID

oddity-date = { $field } ist kein Datum: { $text }
oddity-value = { $field } passt nicht: { $text }
oddity-several-alike = { $count } Einträge haben diese Kennung; der älteste folgt nun der Quelle
oddity-part-taken = ein Teil wurde ausgelassen, denn etwas anderes hat die ID { $id }
