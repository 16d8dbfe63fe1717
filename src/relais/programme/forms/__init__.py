"""The shapes of what a person types."""
