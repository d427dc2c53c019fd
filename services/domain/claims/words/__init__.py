"""Words: a language's lexicon, its morphology, and which of its phrases stand where."""
