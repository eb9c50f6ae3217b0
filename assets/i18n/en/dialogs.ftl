# The dialogs, and what the system refuses.

settings-broken = Your settings could not be read; the usual ones are used
settings-broken-kept = The file was put aside as { $path } ({ $reason }).
settings-unreadable = Your settings could not be read and are not kept in this session
settings-unreadable-detail = { $path }: { $reason }
settings-value = A setting does not fit and was left at its usual value: { $key }
settings-value-detail = The others are as you left them.
settings-not-kept = Your settings could not be kept
settings-not-kept-detail = They hold until you quit. { $reason }

follow-failed = It was not opened
follow-nothing = There is nothing that could be opened.
follow-scheme = Only addresses of the web (http, https), of e-mail (mailto) and files are opened, not { $scheme }.
follow-no-file = There is no file { $path }.
follow-program = { $path } is a program or a script. For your safety it is not run from here.
follow-relative = { $path } is meant from the workspace’s folder. Save the workspace first.
follow-system = The system has no program for it, or that program failed: { $reason }

print-refused = Nothing was printed
print-no-printing = This system has no printing service. Save as PDF and print from there.
print-no-printer = No usual printer is set up. Choose one in the system’s settings, or save as PDF.
print-refused-advice = The printer refused. Save as PDF, or try again later.
print-unwritten = The pages could not be written for the printer. Is the disk full?

window-fault = Brobygger met a fault and had to end. Files on the disk are whole; what was not saved is lost. A note for the developers: { $note }
