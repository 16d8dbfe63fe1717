"""Reading places, bodies and people, and what other contexts add to our pages."""
