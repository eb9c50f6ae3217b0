# Die Abschnitte eines Formulars.

group-identity = Identität
group-time = Zeit und Status
group-money = Finanzen
group-people = Personen und Partner
group-content = Inhalt
group-notes = Notizen und Quellen
