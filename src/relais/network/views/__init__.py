"""Groups and their meetings on the work face."""
