# The sections of a form.

group-identity = Identity
group-time = Time and status
group-money = Money
group-people = People and partners
group-content = Content
group-notes = Notes and sources
