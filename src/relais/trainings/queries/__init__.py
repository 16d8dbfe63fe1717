"""Reading trainings and their counts."""
