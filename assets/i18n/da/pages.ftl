# Indstillinger, hjælp, beskeder, startside og paletten.
