"""Arguments: who does what a trigger tells, and where."""
