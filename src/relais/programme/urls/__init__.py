"""Paths of this context, one module a face or a subject."""
