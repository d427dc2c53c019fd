"""Syntax: what is named in a sentence (forces, places, sources, dates), its clauses, and its triggers."""
