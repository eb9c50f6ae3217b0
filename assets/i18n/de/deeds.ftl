# Handlungen des Fachs: Triage, Duplikate, Einfügen.
