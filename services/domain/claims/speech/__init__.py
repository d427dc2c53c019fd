"""Speech: who says what a clause tells."""
