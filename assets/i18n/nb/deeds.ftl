# Handlinger i feltet: triage, duplikater, innliming.
