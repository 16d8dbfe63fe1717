"""Reading coverage: the counts are kept in memory by the version of the data and the week."""
