# Import: why a file cannot be read, and why an entry of it is left out.

portal-io = could not read on after { $bytes }: { $reason }
portal-cancelled = cancelled, nothing was changed
portal-not-the-portals = this is not the portal’s grantsTenders.json: { $found }
portal-truncated = the file ends in the middle ({ $place })
portal-syntax = the file is not JSON from here on ({ $place }): { $reason }
portal-not-utf8 = the file has a byte that is not UTF-8 ({ $place })
portal-too-deep = the file is nested too deeply ({ $place })
portal-too-large = an entry is too large ({ $place })
portal-place-entry = { $place }, entry { $entry }
portal-hint = the workspace is untouched; download the file again from the EU Funding & Tenders Portal

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

portal-skip-malformed = cannot be read: { $reason }
portal-skip-no-key = has no identifier
portal-skip-tender = is a tender, not a call
portal-skip-duplicate = the same call stands in entry { $entry }
