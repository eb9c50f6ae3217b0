# Dialogerne.
