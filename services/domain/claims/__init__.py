"""Claims of control found in text by rules over a lexicon."""
