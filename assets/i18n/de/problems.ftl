# Was über den Inhalt gesagt wird: Funde der Prüfung und Eingaben, die nicht passen.

problem-duplicate-id = ein anderer Eintrag oder Teil hat bereits die ID { $detail }; dieser hat eine neue bekommen
problem-missing-id = die ID fehlte; eine neue wurde vergeben
problem-wrong-value = der Wert passt nicht zum Feld und bleibt, wie er war: { $detail }
problem-dangling-link = der Verweis führt ins Leere: { $detail }
problem-wrong-kind = der Verweis führt zu einem Eintrag der falschen Art: { $detail }
problem-unknown-code = diese Version kennt den Code „{ $detail }“ nicht
problem-missing = ein Wert fehlt
problem-deadline-passed = der Aufruf ist als offen eingetragen, aber seine letzte Frist ist verstrichen
problem-wrong-order = die Daten stehen in falscher Reihenfolge: Öffnung nach der Frist oder Ende vor Beginn
problem-budget-sum = die Budgets der Partner ergeben zusammen { $detail } und stimmen nicht mit dem Budget des Antrags überein
problem-several-coordinators = das Konsortium hat mehr als einen Koordinator
problem-too-large = das Bild ist größer als 200{ "\u00A0" }kB
problem-field-twice = zwei Felder haben den Schlüssel „{ $detail }“

input-bounds = die Zahl liegt außerhalb von { $low } bis { $high }
input-choice = das ist keine der Möglichkeiten: { $words }
input-bool = das ist weder ja noch nein
input-country = kein Land hat diesen Namen oder Code
input-currency = das ist kein Währungscode aus drei Buchstaben wie EUR
input-zone = keine Zeitzone hat diesen Namen
input-link-nothing = nichts heißt „{ $name }“
input-link-several = mehrere heißen „{ $name }“; eine ID angeben: { $ids }
input-read-only = das Feld lässt sich nicht ausfüllen
input-wrong = der Wert passt nicht zum Feld: { $found }
