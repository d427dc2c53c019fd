"""Assembly: a trigger with all about it, and the claims that it makes."""
