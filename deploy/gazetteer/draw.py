"""Draw the names of the hard cases from the gazetteer: `draw.py [SEED]`, half of them homonyms.

Drawn before the rules were written, so that the rules can't have been made for them. The fighting decides
where a name may come from: the oblasts that saw it, each settlement as likely as any other.
"""

import lzma
import random
import sys
from collections import Counter
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "services/domain/places/data/settlements.tsv.xz"
FOUGHT_OVER = {
    "Donetsk Oblast", "Luhansk Oblast", "Kharkiv Oblast", "Zaporizhzhia Oblast", "Kherson Oblast",
    "Sumy Oblast", "Chernihiv Oblast", "Kyiv Oblast", "Mykolaiv Oblast", "Dnipropetrovsk Oblast",
}  # fmt: skip


def main(seed: int) -> None:
    """Print 80 homonyms and 80 names that only one settlement bears."""
    rows = [line.split("\t") for line in lzma.decompress(DATA.read_bytes()).decode().splitlines()]
    bearers = Counter(row[1] for row in rows)
    pool = [row for row in rows if row[4] in FOUGHT_OVER and row[6]]
    rng = random.Random(seed)
    for wanted in (True, False):
        some = [row for row in pool if (bearers[row[1]] > 1) == wanted]
        for row in rng.sample(some, 80):
            print("\t".join((*row[:10], str(bearers[row[1]]))))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2022)
