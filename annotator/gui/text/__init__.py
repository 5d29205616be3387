"""The article view: one page of text with marks under its letters, shared by every screen."""
