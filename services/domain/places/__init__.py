"""Settlements and the finding of them in text."""
