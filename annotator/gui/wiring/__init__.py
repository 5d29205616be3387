"""What each action of the window does; the one place where actions meet screens."""
