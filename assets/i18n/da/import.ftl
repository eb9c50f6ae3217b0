# Import: hvorfor en fil ikke kan læses, og hvorfor en post i den er udeladt.

portal-io = kunne ikke læse videre efter { $bytes }: { $reason }
portal-cancelled = afbrudt, intet er ændret
portal-not-the-portals = dette er ikke portalens grantsTenders.json: { $found }
portal-truncated = filen slutter midt i det hele ({ $place })
portal-syntax = filen er ikke JSON herfra ({ $place }): { $reason }
portal-not-utf8 = filen har en byte, der ikke er UTF-8 ({ $place })
portal-too-deep = filen har for mange niveauer inden i hinanden ({ $place })
portal-too-large = en post er for stor ({ $place })
portal-place-entry = { $place }, post { $entry }

portal-file-empty = filen er tom
portal-file-utf16 = det er UTF-16 eller UTF-32, mens JSON er UTF-8
portal-file-markup = det er en webside eller XML
portal-file-zip = det er en zip-fil eller et regneark
portal-file-gzip = filen er pakket med gzip
portal-file-pdf = det er en PDF
portal-file-other = det er ikke JSON
portal-file-list = det er en anden JSON-fil: en liste
portal-file-scalar = det er ikke et JSON-objekt
portal-file-object = det er en anden JSON-fil, med { $keys }
portal-file-object-empty = det er et JSON-objekt uden fundingData

skip-malformed = kan ikke læses: { $reason }
skip-no-key = har ingen identifikator
skip-tender = er et udbud, ikke en indkaldelse
skip-duplicate = samme indkaldelse står i post { $entry }
skip-deleted = er slettet her efter en tidligere import
skip-filtered = er udeladt af filteret
skip-merged = er flettet sammen med en anden post
skip-taken = noget andet i arbejdsområdet har allerede dette ID

oddity-date = { $field } er ikke en dato: { $text }
oddity-value = { $field } passer ikke: { $text }
oddity-several-alike = { $count } poster har denne identifikator; den ældste følger kilden nu
oddity-part-taken = en del er udeladt, for noget andet har ID’et { $id }
