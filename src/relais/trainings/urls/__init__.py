"""Paths of this context."""
