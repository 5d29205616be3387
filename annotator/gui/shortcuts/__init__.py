"""Changing the keys of actions: capturing a press, presets, and the files they are shared as."""
