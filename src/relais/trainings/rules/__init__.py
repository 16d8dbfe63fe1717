"""What holds for a training and for the counts of those who took part."""
