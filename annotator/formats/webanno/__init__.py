"""WebAnno TSV, the columns that INCEpTION reads and writes, and its old versions."""
