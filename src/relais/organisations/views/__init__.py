"""Pages: the way in for professionals, and what Relais says of itself."""
