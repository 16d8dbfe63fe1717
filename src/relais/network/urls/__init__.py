"""The network's paths, one module a face."""
