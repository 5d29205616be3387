"""What explains the program: shortcuts, guidelines, about."""
