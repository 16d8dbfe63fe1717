"""Pages: the directory and its coverage, the records for whoever keeps them, mailed links."""
