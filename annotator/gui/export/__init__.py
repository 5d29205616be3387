"""Writing corpora through the window: what to write, how, a look at it before, and recipes."""
