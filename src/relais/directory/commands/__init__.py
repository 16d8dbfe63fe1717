"""Changing the directory: each verb is one transaction, and safe to repeat."""
