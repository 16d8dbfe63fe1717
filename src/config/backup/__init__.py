"""Backups of our databases: sealed, read back before they count, and restored all or nothing."""
