"""Changing the programme, and what it takes over from its source."""
