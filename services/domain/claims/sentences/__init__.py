"""Sentences: a text taken apart, each sentence a row of words, phrases and settlements."""
