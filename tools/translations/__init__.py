"""Brings the translations up to date: collects every text of the program, and lets Qt's tools do the rest."""
