"""The grammar of languages that mark roles by case: word order is free, prepositions govern cases,
subjects may be left out, and the passive needs no auxiliary."""
