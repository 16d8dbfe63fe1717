"""What somebody asks of the list, in plain links; what she sets, in short forms."""
