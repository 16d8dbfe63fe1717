"""Coverage beside the plain way of counting it, and beside a count of every service."""
