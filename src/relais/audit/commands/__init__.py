"""Writing the audit, and sealing what was written."""
