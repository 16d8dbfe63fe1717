"""Words of this context. Its closed lists stand in three languages at once, for the report."""
