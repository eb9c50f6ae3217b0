# Tabellene.
