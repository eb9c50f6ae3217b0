# Deeds of the field: triage, duplicates, pasting.
