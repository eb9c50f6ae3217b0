# Detaljfeltet.
