# Import: why a file cannot be read, and why an entry of it is left out.

portal-io = could not continue reading after { $bytes }: { $reason }
portal-cancelled = cancelled, nothing was changed
portal-not-the-portals = this is not the portal’s grantsTenders.json: { $found }
portal-truncated = the file ends in the middle ({ $place })
portal-syntax = the file is not JSON from here on ({ $place }): { $reason }
portal-not-utf8 = the file has a byte that is not UTF-8 ({ $place })
portal-too-deep = the file is nested too deeply ({ $place })
portal-too-large = an entry is too large ({ $place })
portal-place-entry = { $place }, entry { $entry }

portal-file-empty = it is empty
portal-file-utf16 = it is UTF-16 or UTF-32 text, where JSON is UTF-8
portal-file-markup = it is a web page or XML
portal-file-zip = it is a zip archive or a spreadsheet
portal-file-gzip = it is compressed with gzip
portal-file-pdf = it is a PDF
portal-file-other = it is not JSON
portal-file-list = it is another JSON file: a list
portal-file-scalar = it is not a JSON object
portal-file-object = it is another JSON file, with { $keys }
portal-file-object-empty = it is a JSON object without fundingData

skip-malformed = cannot be read: { $reason }
skip-no-key = has no identifier
skip-tender = is a tender, not a call
skip-duplicate = the same call stands in entry { $entry }
skip-deleted = was deleted here after an earlier import
skip-filtered = is left out by the filter
skip-merged = was merged into another record
skip-taken = something else in the workspace already has this ID

oddity-date = { $field } is not a date: { $text }
oddity-value = { $field } does not fit: { $text }
oddity-several-alike = { $count } records have this identifier; the oldest follows the source now
oddity-part-taken = a part was left out, as something else has the ID { $id }
