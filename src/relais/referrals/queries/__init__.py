"""Reading referrals: the viewer first, and only what her seats see."""
