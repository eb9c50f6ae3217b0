# Detaljefeltet.
