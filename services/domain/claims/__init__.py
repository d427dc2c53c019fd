"""Claims: who is said to control, take, leave or attack which settlement, by whom, and how sure.

Rules over a lexicon. The engine knows grammar and no words; `lexicon/<language>.toml` holds the words.
"""

from services.domain.claims.assembly.collecting import Dropped
from services.domain.claims.extraction import Explanation, explain, extract
from services.domain.claims.unknown_names import UnknownName, unknown_names

__all__ = ["Dropped", "Explanation", "UnknownName", "explain", "extract", "unknown_names"]
