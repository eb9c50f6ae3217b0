# Tabellerne.
