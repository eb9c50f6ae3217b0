# Handlinger i feltet: triage, dubletter, indsættelse.
