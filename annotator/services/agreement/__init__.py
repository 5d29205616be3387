"""How far annotators agree: whose work counts, the figures, and what is kept of them."""
