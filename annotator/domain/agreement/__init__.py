"""How far annotators agree, counted in rows of numbers and summed into figures."""
