# Det, der siges om indholdet: fund i kontrollen og indtastet tekst, der ikke passer.

problem-duplicate-id = en anden post eller del har allerede ID’et { $detail }; denne har fået et nyt
problem-missing-id = ID’et manglede; et nyt er tildelt
problem-wrong-value = værdien passer ikke til feltet og er beholdt, som den var: { $detail }
problem-dangling-link = linket fører ingen steder hen: { $detail }
problem-wrong-kind = linket fører til en post af forkert type: { $detail }
problem-unknown-code = denne version kender ikke koden »{ $detail }«
problem-missing = en værdi mangler
problem-deadline-passed = indkaldelsen står som åben, men den sidste frist er passeret
problem-wrong-order = datoerne står i forkert rækkefølge: åbning efter fristen eller slutning før start
problem-budget-sum = partnernes budgetter giver tilsammen { $detail } og stemmer ikke med ansøgningens budget
problem-several-coordinators = konsortiet har mere end én koordinator
problem-too-large = billedet er større end 200{ "\u00A0" }kB
problem-field-twice = to felter har nøglen »{ $detail }«

input-bounds = tallet er uden for { $low } til { $high }
input-choice = det er ikke en af valgmulighederne: { $words }
input-bool = det er hverken ja eller nej
input-country = intet land har det navn eller den kode
input-currency = det er ikke en valutakode på tre bogstaver, som EUR
input-zone = ingen tidszone har det navn
input-link-nothing = intet hedder »{ $name }«
input-link-several = flere hedder »{ $name }«; brug et ID: { $ids }
input-read-only = feltet kan ikke udfyldes
input-wrong = værdien passer ikke til feltet: { $found }
