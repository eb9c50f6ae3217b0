# Overblikket og fristerne.
