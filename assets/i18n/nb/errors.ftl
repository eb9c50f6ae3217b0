# Det som sies når noe ikke gikk: hva som skjedde, hva som er trygt, og hva en kan gjøre. Setningsledd uten stor forbokstav og punktum.

failure-output = kunne ikke skrive resultatet

place = linje { $line }, kolonne { $column }
place-record = i { $table }, post { $number }
read-empty = filen er tom
read-encoding = filen er skrevet i { $encoding }, ikke i UTF-8
read-not-text = filen er ikke UTF-8-tekst ({ $place })
read-broken = filen er ødelagt ({ $place }): { $reason }
read-too-deep = filen har mer enn 128 nivåer inni hverandre ({ $place })
read-not-ours = filen er ikke et arbeidsområde fra Brobygger: { $found }

operation-read = kunne ikke lese
operation-lock = kunne ikke låse
operation-write = kunne ikke skrive
operation-verify = kunne ikke lese tilbake
operation-replace = kunne ikke erstatte
operation-sync = kunne ikke sikre på disken
operation-backup = kunne ikke sikkerhetskopiere

disk-not-found = filen finnes ikke
disk-folder-missing = mappen finnes ikke
disk-is-directory = det er en mappe
disk-not-a-file = det er ikke en fil, men en enhet eller en pipe
disk-no-permission = du har ikke tilgang
disk-write-protected = filen er skrivebeskyttet
disk-read-only-drive = disken er skrivebeskyttet
disk-too-large = filen er for stor
disk-disk-full = disken er full
disk-file-size-limit = filen ville bli større enn filer får være her
disk-bad-name = navnet er for langt eller ikke tillatt
disk-link-loop = de symbolske lenkene går i ring
disk-in-use = et annet program har filen åpen
disk-vanished-while-reading = filen forsvant mens den ble lest
disk-changed-while-reading = et annet program skrev stadig i filen
disk-read-back-differs = det som ble lest tilbake, er ikke det som ble skrevet
disk-io = systemet melder en feil

save-disk = ingenting er lagret, filen er som den var
save-exists = ingenting er lagret, det finnes allerede en fil med det navnet
save-changed-on-disk = andre har endret filen siden den ble lest, og deres versjon er urørt
save-vanished = filen er fjernet eller har fått et annet navn siden den ble lest
save-kept = (din versjon er tatt vare på som { $path })
save-not-kept = (din versjon kunne ikke tas vare på)
save-locked = ingenting er lagret, noen andre lagrer den samme filen
save-backup = ingenting er lagret, for det gamle innholdet kunne ikke sikkerhetskopieres
save-content = ingenting er lagret, for det nye innholdet kunne ikke lages; filen er som den var
save-unconfirmed = det nye innholdet er på plass, men tåler kanskje ikke et strømbrudd

backup-damaged = sikkerhetskopien er skadet og ble ikke brukt
backup-no-such-number = det finnes ingen sikkerhetskopi med det nummeret
backup-nothing-to-undo = det er ingenting å angre
backup-no-backup-of-last-change = ingenting er angret, den siste endringen av filen har ingen sikkerhetskopi

hint-not-ours = velg et arbeidsområde; utlysninger fra portalen tas inn med import
hint-broken = filen er ikke rørt; gjenopprett en sikkerhetskopi, eller rett stedet i et tekstprogram
hint-check-name = se etter en skrivefeil, eller etter hvor filen er blitt av
hint-make-folder = lag mappen, eller velg en annen
hint-name-a-file = oppgi en fil, ikke en mappe eller en enhet
hint-save-elsewhere = be om tilgang, eller lagre et annet sted
hint-take-protection-away = fjern skrivebeskyttelsen, eller lagre under et annet navn
hint-is-it-the-right-file = se etter om dette er den rette filen
hint-make-space = frigjør plass, eller lagre på en annen disk
hint-raise-limit = øk grensen i skallet (ulimit -f), eller lagre på en annen disk
hint-shorter-name = velg et kortere og enklere navn
hint-try-again = lukk det andre programmet eller vent, og prøv igjen
hint-check-drive = lagre på en annen disk, og få denne kontrollert
hint-force = bruk --force for å erstatte den, eller velg et annet navn
hint-compare-both = åpne begge versjonene, sammenlign dem, og gjør endringen om igjen
hint-read-again = åpne filen på nytt, og gjør endringen om igjen
hint-wait-or-remove-lock = vent på den andre, eller fjern låsefilen hvis ingen lagrer
hint-mend-backups = rett det som hindrer sikkerhetskopien, eller lagre uten
hint-see-backups = se listen over sikkerhetskopier, og gjenopprett en etter nummeret
hint-another-backup = gjenopprett en annen sikkerhetskopi

report-cancelled = avbrutt, ingenting ble skrevet
report-too-many-rows = { $count } rader er for mange for ett dokument med disse kolonnene (høyst { $limit })
report-too-much-text = { $count } tegn er for mange for ett dokument (høyst { $limit })
report-too-many-columns = { $count } kolonner får ikke plass på siden (høyst { $limit })
report-no-such-page = det finnes ingen side { $page } blant { $pages }
report-typesetter = siden kunne ikke settes opp: { $reason }

report-fewer-rows = snevre inn filteret, eller lagre som CSV
report-fewer-texts = utelat kolonner med lange tekster
report-fewer-columns = velg færre kolonner, eller liggende format
