# Dialogerne, og det systemet ikke vil.

settings-broken = Dine indstillinger kunne ikke læses; de sædvanlige bruges
settings-broken-kept = Filen er lagt til side som { $path } ({ $reason }).
settings-unreadable = Dine indstillinger kunne ikke læses og bliver ikke gemt denne gang
settings-unreadable-detail = { $path }: { $reason }
settings-value = En indstilling passer ikke og fik sin sædvanlige værdi: { $key }
settings-value-detail = De andre er, som du havde dem.
settings-not-kept = Dine indstillinger kunne ikke gemmes
settings-not-kept-detail = De gælder, til du afslutter. { $reason }

follow-failed = Det blev ikke åbnet
follow-nothing = Der er ikke noget at åbne.
follow-scheme = Kun webadresser (http, https), e-mailadresser (mailto) og filer åbnes, ikke { $scheme }.
follow-no-file = Filen { $path } findes ikke.
follow-program = { $path } er et program eller et script. Af sikkerhedsgrunde køres det ikke herfra.
follow-relative = { $path } regnes fra arbejdsområdets mappe. Gem arbejdsområdet først.
follow-system = Systemet har ikke noget program til det, eller programmet fejlede: { $reason }

print-refused = Intet blev udskrevet
print-no-printing = Systemet har ingen udskrivningstjeneste. Gem som PDF, og udskriv derfra.
print-no-printer = Der er ikke valgt nogen standardprinter. Vælg en i systemets indstillinger, eller gem som PDF.
print-refused-advice = Printeren sagde nej. Gem som PDF, eller prøv igen senere.
print-unwritten = Siderne kunne ikke skrives til printeren. Er disken fuld?

window-fault = Der opstod en fejl i Brobygger, og programmet måtte afslutte. Filerne på disken er hele; det, der ikke var gemt, er tabt. En note til udviklerne: { $note }
