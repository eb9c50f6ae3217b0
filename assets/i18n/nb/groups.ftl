# Avsnittene i et skjema.

group-identity = Identitet
group-time = Tid og status
group-money = Økonomi
group-people = Personer og partnere
group-content = Innhold
group-notes = Notater og kilder
