"""A report in every format. Each is drawn from what `telling` says, and byte by byte the same."""
