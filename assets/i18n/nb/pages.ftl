# Innstillinger, hjelp, meldinger, startside og paletten.
