"""Everything the services talk about, as immutable values.

Vocabulary: an *article* makes *claims* about *settlements*; all of one article about one settlement are a
*report*; the reports of a settlement fuse into its *state*; where that changes, there is a *status change*.

All times are aware datetimes in UTC. Spans are offsets in Unicode code points into ``Article.text``.
"""
