# The overview and the deadlines.
