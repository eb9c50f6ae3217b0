# Det som sies om innholdet: funn i kontrollen, og innskrevet tekst som ikke passer.

problem-duplicate-id = en annen post eller del har allerede ID-en { $detail }; denne har fått en ny
problem-missing-id = ID-en manglet; en ny er tildelt
problem-wrong-value = verdien passer ikke til feltet og er beholdt som den var: { $detail }
problem-dangling-link = lenken fører ingen steder: { $detail }
problem-wrong-kind = lenken fører til en post av feil type: { $detail }
problem-unknown-code = denne versjonen kjenner ikke koden «{ $detail }»
problem-missing = en verdi mangler
problem-deadline-passed = utlysningen står som åpen, men den siste fristen er passert
problem-wrong-order = datoene står i feil rekkefølge: åpning etter fristen, eller slutt før start
problem-budget-sum = partnernes budsjetter blir til sammen { $detail } og stemmer ikke med søknadens budsjett
problem-several-coordinators = konsortiet har mer enn én koordinator
problem-too-large = bildet er større enn 200{ "\u00A0" }kB
problem-field-twice = to felter har nøkkelen «{ $detail }»

input-bounds = tallet er utenfor { $low } til { $high }
input-choice = det er ikke et av valgene: { $words }
input-bool = det er verken ja eller nei
input-country = ikke noe land har det navnet eller den koden
input-currency = det er ikke en valutakode på tre bokstaver, som EUR
input-zone = ingen tidssone har det navnet
input-link-nothing = ingenting heter «{ $name }»
input-link-several = flere heter «{ $name }»; bruk en ID: { $ids }
input-read-only = feltet kan ikke skrives i
input-wrong = verdien passer ikke til feltet: { $found }
