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
portal-hint = der Arbeitsbereich ist unberührt; die Datei erneut vom EU-Portal für Finanzierungen und Ausschreibungen herunterladen

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

portal-skip-malformed = nicht lesbar: { $reason }
portal-skip-no-key = hat keine Kennung
portal-skip-tender = ist eine Auftragsvergabe, kein Aufruf
portal-skip-duplicate = derselbe Aufruf steht in Eintrag { $entry }
