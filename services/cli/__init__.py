"""The frontwatch command line."""
