# Die Übersicht und die Fristen.
