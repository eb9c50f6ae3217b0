# Der Detailbereich.
