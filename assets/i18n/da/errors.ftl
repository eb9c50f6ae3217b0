# Det, der siges, når noget ikke lykkedes: hvad der skete, hvad der er sikkert, og hvad man kan gøre. Sætningsled uden stort begyndelsesbogstav og punktum.

failure-output = kunne ikke skrive resultatet

place = linje { $line }, kolonne { $column }
place-record = i { $table }, post { $number }
read-empty = filen er tom
read-encoding = filen er skrevet i { $encoding }, ikke i UTF-8
read-not-text = filen er ikke UTF-8-tekst ({ $place })
read-broken = filen er ødelagt ({ $place }): { $reason }
read-too-deep = filen har mere end 128 niveauer inden i hinanden ({ $place })
read-not-ours = filen er ikke et arbejdsområde fra Brobygger: { $found }

operation-read = kunne ikke læse
operation-lock = kunne ikke låse
operation-write = kunne ikke skrive
operation-verify = kunne ikke læse tilbage
operation-replace = kunne ikke erstatte
operation-sync = kunne ikke sikre på disken
operation-backup = kunne ikke sikkerhedskopiere

disk-not-found = filen findes ikke
disk-folder-missing = mappen findes ikke
disk-is-directory = det er en mappe
disk-not-a-file = det er ikke en fil, men en enhed eller en pipe
disk-no-permission = du har ikke adgang
disk-write-protected = filen er skrivebeskyttet
disk-read-only-drive = drevet er skrivebeskyttet
disk-too-large = filen er for stor
disk-disk-full = disken er fuld
disk-file-size-limit = filen ville blive større, end filer må være her
disk-bad-name = navnet er for langt eller ikke tilladt
disk-link-loop = de symbolske links går i ring
disk-in-use = et andet program har filen åben
disk-vanished-while-reading = filen forsvandt, mens den blev læst
disk-changed-while-reading = et andet program blev ved med at skrive i filen
disk-read-back-differs = det, der blev læst tilbage, er ikke det, der blev skrevet
disk-io = systemet melder en fejl

save-disk = intet er gemt, filen er, som den var
save-exists = intet er gemt, der findes allerede en fil med det navn
save-changed-on-disk = andre har ændret filen, siden den blev læst, og deres version er urørt
save-vanished = filen er fjernet eller har fået et andet navn, siden den blev læst
save-kept = (din version er bevaret som { $path })
save-not-kept = (din version kunne ikke bevares)
save-locked = intet er gemt, en anden er ved at gemme den samme fil
save-backup = intet er gemt, for det gamle indhold kunne ikke sikkerhedskopieres
save-content = intet er gemt, for det nye indhold kunne ikke dannes; filen er, som den var
save-unconfirmed = det nye indhold er på plads, men tåler måske ikke et strømsvigt

backup-damaged = sikkerhedskopien er beskadiget og blev ikke brugt
backup-no-such-number = der findes ingen sikkerhedskopi med det nummer
backup-nothing-to-undo = der er intet at fortryde
backup-no-backup-of-last-change = intet er fortrudt, den seneste ændring af filen har ingen sikkerhedskopi

hint-not-ours = vælg et arbejdsområde; indkaldelser fra portalen tages ind med import
hint-broken = filen er ikke rørt; gendan en sikkerhedskopi, eller ret stedet i et tekstprogram
hint-check-name = se efter en slåfejl, eller efter hvor filen er blevet af
hint-make-folder = opret mappen, eller vælg en anden
hint-name-a-file = angiv en fil, ikke en mappe eller en enhed
hint-save-elsewhere = bed om adgang, eller gem et andet sted
hint-take-protection-away = fjern skrivebeskyttelsen, eller gem under et andet navn
hint-is-it-the-right-file = se efter, om det er den rigtige fil
hint-make-space = frigør plads, eller gem på et andet drev
hint-raise-limit = øg grænsen i skallen (ulimit -f), eller gem på et andet drev
hint-shorter-name = vælg et kortere og enklere navn
hint-try-again = luk det andet program eller vent, og prøv igen
hint-check-drive = gem på et andet drev, og få dette kontrolleret
hint-force = brug --force for at erstatte den, eller vælg et andet navn
hint-compare-both = åbn begge versioner, sammenlign dem, og lav ændringen igen
hint-read-again = åbn filen igen, og lav ændringen om
hint-wait-or-remove-lock = vent på den anden, eller fjern låsefilen, hvis ingen er ved at gemme
hint-mend-backups = ret det, der hindrer sikkerhedskopien, eller gem uden
hint-see-backups = se listen over sikkerhedskopier, og gendan en efter nummeret
hint-another-backup = gendan en anden sikkerhedskopi

report-cancelled = afbrudt, intet blev skrevet
report-too-many-rows = { $count } rækker er for mange til ét dokument med disse kolonner (højst { $limit })
report-too-much-text = { $count } tegn er for mange til ét dokument (højst { $limit })
report-too-many-columns = { $count } kolonner kan ikke være på siden (højst { $limit })
report-no-such-page = der er ingen side { $page } blandt { $pages }
report-typesetter = siden kunne ikke sættes op: { $reason }

report-fewer-rows = snævr filteret ind, eller gem som CSV
report-fewer-texts = udelad kolonner med lange tekster
report-fewer-columns = vælg færre kolonner, eller liggende format
