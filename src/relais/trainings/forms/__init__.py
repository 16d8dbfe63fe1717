"""What people type about trainings; whether it will do is for `rules` to say."""
