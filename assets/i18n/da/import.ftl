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
portal-hint = arbejdsområdet er ikke rørt; hent filen igen fra EU's portal for finansiering og udbud

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

portal-skip-malformed = kan ikke læses: { $reason }
portal-skip-no-key = har ingen identifikator
portal-skip-tender = er et udbud, ikke en indkaldelse
portal-skip-duplicate = samme indkaldelse står i post { $entry }
