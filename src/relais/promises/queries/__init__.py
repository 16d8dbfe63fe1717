"""Reading: kinds, promises, clocks, whom to tell."""
