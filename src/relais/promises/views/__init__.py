"""HTTP in, one command or query, answer out."""
