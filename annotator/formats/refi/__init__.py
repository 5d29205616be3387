"""REFI-QDA projects and codebooks, which programs for qualitative analysis exchange."""
