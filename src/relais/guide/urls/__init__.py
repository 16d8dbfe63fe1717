"""The guide's paths, one module a face."""
