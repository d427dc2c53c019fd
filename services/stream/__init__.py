"""Stream processors: articles to claims, claims to settlement states."""
