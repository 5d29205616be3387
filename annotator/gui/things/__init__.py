"""Speakers and quantities: the lists of who speaks and what is counted, over the whole project."""
