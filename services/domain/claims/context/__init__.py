"""Context: what the text has told so far, and what "the city", "they" and a quotation stand for by it."""
