"""What the program knows of its surroundings: folders, settings, the log, and where one was last."""
