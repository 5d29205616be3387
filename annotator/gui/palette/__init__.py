"""Find anything by a few of its letters: actions, labels, articles, annotations; then do it or go there."""
