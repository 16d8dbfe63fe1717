"""Pure decisions: the moves of a referral, when contact is safe, on what a hand-over rests."""
