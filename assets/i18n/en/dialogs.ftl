# The dialogs.
