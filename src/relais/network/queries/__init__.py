"""Reading groups, their meetings, their themes and what was decided."""
