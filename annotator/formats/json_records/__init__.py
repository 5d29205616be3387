"""How what is ours stands in the records of other programs' JSON formats."""
