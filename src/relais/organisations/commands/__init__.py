"""Changing places, bodies and people. Each verb is one transaction."""
