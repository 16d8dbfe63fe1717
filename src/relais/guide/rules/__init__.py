"""The guide's own decisions, free of framework and clock."""
