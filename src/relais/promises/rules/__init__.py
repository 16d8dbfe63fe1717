"""Pure decisions: moves, clocks, escalation."""
