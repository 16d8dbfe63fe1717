"""Pages of trainings on the work face."""
