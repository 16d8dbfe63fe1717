"""Changing trainings and their counts."""
