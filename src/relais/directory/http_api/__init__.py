"""What other programs ask of the directory, as JSON: the match, and the directory in HSDS."""
