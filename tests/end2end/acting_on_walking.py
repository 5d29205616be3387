"""The cases of going from annotation to annotation."""
