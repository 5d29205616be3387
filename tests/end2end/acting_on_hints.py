"""The cases of hints and the jump to letters."""
