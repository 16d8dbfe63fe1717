"""What the program exists for, each measured beside an honest baseline in the same run."""
