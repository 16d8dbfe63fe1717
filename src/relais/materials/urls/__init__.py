"""The materials' paths, one module a face and place."""
