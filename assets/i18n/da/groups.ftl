# Afsnittene i en formular.

group-identity = Identitet
group-time = Tid og status
group-money = Økonomi
group-people = Personer og partnere
group-content = Indhold
group-notes = Noter og kilder
