# Import: hvorfor en fil ikke kan leses, og hvorfor en oppføring i den er utelatt.

portal-io = kunne ikke lese videre etter { $bytes }: { $reason }
portal-cancelled = avbrutt, ingenting er endret
portal-not-the-portals = dette er ikke portalens grantsTenders.json: { $found }
portal-truncated = filen slutter midt i ({ $place })
portal-syntax = filen er ikke JSON herfra ({ $place }): { $reason }
portal-not-utf8 = filen har en byte som ikke er UTF-8 ({ $place })
portal-too-deep = filen har for mange nivåer inni hverandre ({ $place })
portal-too-large = en oppføring er for stor ({ $place })
portal-place-entry = { $place }, oppføring { $entry }

portal-file-empty = filen er tom
portal-file-utf16 = det er UTF-16 eller UTF-32, mens JSON er UTF-8
portal-file-markup = det er en nettside eller XML
portal-file-zip = det er en zip-fil eller et regneark
portal-file-gzip = filen er pakket med gzip
portal-file-pdf = det er en PDF
portal-file-other = det er ikke JSON
portal-file-list = det er en annen JSON-fil: en liste
portal-file-scalar = det er ikke et JSON-objekt
portal-file-object = det er en annen JSON-fil, med { $keys }
portal-file-object-empty = det er et JSON-objekt uten fundingData

skip-malformed = kan ikke leses: { $reason }
skip-no-key = har ingen identifikator
skip-tender = er en anbudskonkurranse, ikke en utlysning
skip-duplicate = samme utlysning står i oppføring { $entry }
skip-deleted = er slettet her etter en tidligere import
skip-filtered = er utelatt av filteret
skip-merged = er slått sammen med en annen post
skip-taken = noe annet i arbeidsområdet har allerede denne ID-en

oddity-date = { $field } er ikke en dato: { $text }
oddity-value = { $field } passer ikke: { $text }
oddity-several-alike = { $count } poster har denne identifikatoren; den eldste følger kilden nå
oddity-part-taken = en del er utelatt, for noe annet har ID-en { $id }
