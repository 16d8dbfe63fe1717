"""Decisions about groups and their meetings."""
