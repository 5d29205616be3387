"""The attributes of what is chosen: shown, and set by mouse and by keys."""
