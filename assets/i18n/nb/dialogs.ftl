# Dialogene.
