"""What a person types about recommendations, evidence and tables."""
