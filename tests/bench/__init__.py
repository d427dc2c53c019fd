"""The benchmark: `make bench`. Figures are medians of one run, compared within that run."""
