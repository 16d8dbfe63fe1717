"""The acts of handing over, each one transaction."""
