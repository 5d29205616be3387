"""The cases of pen mode, repeating a tag, and passes."""
