"""The cases of the menu Selection: the caret and units of the text."""
