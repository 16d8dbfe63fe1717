"""Pure decisions about the discreet card, the counters and what they report."""
