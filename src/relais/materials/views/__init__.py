"""The card on the counter, enrolment on the counter, and the counters on the work face."""
