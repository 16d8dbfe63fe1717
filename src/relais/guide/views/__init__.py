"""The guide's pages, one module a face."""
