# Oversikten og fristene.
