# Dialogene, og det systemet ikke vil.

settings-broken = Innstillingene dine kunne ikke leses; de vanlige brukes
settings-broken-kept = Filen er lagt til side som { $path } ({ $reason }).
settings-unreadable = Innstillingene dine kunne ikke leses og blir ikke tatt vare på nå
settings-unreadable-detail = { $path }: { $reason }
settings-value = En innstilling passer ikke og fikk sin vanlige verdi: { $key }
settings-value-detail = De andre er slik du hadde dem.
settings-not-kept = Innstillingene dine kunne ikke lagres
settings-not-kept-detail = De gjelder til du avslutter. { $reason }

follow-failed = Det ble ikke åpnet
follow-nothing = Det er ingenting å åpne.
follow-scheme = Bare nettadresser (http, https), e-postadresser (mailto) og filer åpnes, ikke { $scheme }.
follow-no-file = Filen { $path } finnes ikke.
follow-program = { $path } er et program eller et skript. Av sikkerhetsgrunner kjøres det ikke herfra.
follow-relative = { $path } regnes fra arbeidsområdets mappe. Lagre arbeidsområdet først.
follow-system = Systemet har ikke noe program for det, eller programmet feilet: { $reason }

print-refused = Ingenting ble skrevet ut
print-no-printing = Systemet har ingen utskriftstjeneste. Lagre som PDF og skriv ut derfra.
print-no-printer = Ingen standardskriver er satt opp. Velg en i systemets innstillinger, eller lagre som PDF.
print-refused-advice = Skriveren sa nei. Lagre som PDF, eller prøv igjen senere.
print-unwritten = Sidene kunne ikke skrives til skriveren. Er disken full?

window-fault = Det oppsto en feil i Brobygger, og programmet måtte avslutte. Filene på disken er hele; det som ikke var lagret, er tapt. Et notat til utviklerne: { $note }
