"""Taking over groups and their meetings, and keeping meetings."""
