# What is said when something failed: what happened, what is safe and what can be done. Clauses without a capital or a full stop.

failure-output = could not write the output

place = line { $line }, column { $column }
place-record = in { $table }, record { $number }
read-empty = the file is empty
read-encoding = the file is written in { $encoding }, not in UTF-8
read-not-text = the file is not UTF-8 text ({ $place })
read-broken = the file is broken ({ $place }): { $reason }
read-too-deep = the file is nested more than 128 levels deep ({ $place })
read-not-ours = the file is not a Brobygger workspace: { $found }

operation-read = could not read
operation-lock = could not lock
operation-write = could not write
operation-verify = could not read back
operation-replace = could not replace
operation-sync = could not bring safely to the disk
operation-backup = could not back up

disk-not-found = there is no such file
disk-folder-missing = its folder does not exist
disk-is-directory = it is a folder
disk-not-a-file = it is not a file but a device or a pipe
disk-no-permission = you are not allowed to
disk-write-protected = it is marked as read-only
disk-read-only-drive = the drive is read-only
disk-too-large = it is too large
disk-disk-full = the disk is full
disk-file-size-limit = it would be larger than files may become here
disk-bad-name = the name is too long or not allowed
disk-link-loop = its symbolic links lead in a circle
disk-in-use = another program has it open
disk-vanished-while-reading = it vanished while it was read
disk-changed-while-reading = another program kept writing it
disk-read-back-differs = what was read back is not what was written
disk-io = the system reports an error

save-disk = nothing was saved, the file is as it was
save-exists = nothing was saved, a file of that name exists
save-changed-on-disk = others changed the file since it was read, and their version is untouched
save-vanished = the file was removed or renamed since it was read
save-kept = (your version is kept as { $path })
save-not-kept = (your version could not be kept)
save-locked = nothing was saved, another is saving the same file
save-backup = nothing was saved, as the old content could not be backed up
save-content = nothing was saved, as the new content could not be made; the file is as it was
save-unconfirmed = the new content is in place, but may not survive a power cut

backup-damaged = the backup is damaged and was not used
backup-no-such-number = there is no backup of that number
backup-nothing-to-undo = there is nothing to undo
backup-no-backup-of-last-change = nothing was undone, the last change of the file has no backup

hint-not-ours = choose a workspace; calls from the portal are taken in by import
hint-broken = the file is untouched; restore a backup, or mend the place in a text editor
hint-check-name = look for a typing mistake, or for where the file went
hint-make-folder = make the folder, or choose another
hint-name-a-file = name a file, not a folder or a device
hint-save-elsewhere = ask for the right to it, or save elsewhere
hint-take-protection-away = take the write protection away, or save under another name
hint-is-it-the-right-file = see whether this is the file that was meant
hint-make-space = make space, or save to another drive
hint-raise-limit = raise the limit of the shell (ulimit -f), or save to another drive
hint-shorter-name = choose a shorter, plainer name
hint-try-again = close the other program or wait, then try again
hint-check-drive = save to another drive and have this one checked
hint-force = use --force to replace it, or choose another name
hint-compare-both = open both versions, compare them, and do the change again
hint-read-again = read the file again and do the change again
hint-wait-or-remove-lock = wait for the other, or remove the lock file if nobody is saving
hint-mend-backups = mend what keeps the backup from being written, or save without
hint-see-backups = see the list of backups and restore one by its number
hint-another-backup = restore another backup

report-cancelled = cancelled, nothing was written
report-too-many-rows = { $count } rows are too many for one document with these columns (at most { $limit })
report-too-much-text = { $count } characters are too many for one document (at most { $limit })
report-too-many-columns = { $count } columns do not fit on the page (at most { $limit })
report-no-such-page = there is no page { $page } among { $pages }
report-typesetter = the page could not be laid out: { $reason }

report-fewer-rows = narrow the filter, or save as CSV
report-fewer-texts = leave out columns with long texts
report-fewer-columns = choose fewer columns, or landscape
