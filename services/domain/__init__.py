"""What the project exists for: claims, places and their fusion. Pure: no I/O, no clock, no client library."""
