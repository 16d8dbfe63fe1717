"""The pages that a mailed link opens."""
