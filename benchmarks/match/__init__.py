"""Matching, beside the ways to do it that a team would reach for first."""
