"""Reality: whether what a trigger tells is said to be so, and whether it is news about control at all."""
