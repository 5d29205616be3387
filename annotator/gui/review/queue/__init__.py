"""The queue of the review: the articles that two or more are done with, and how far each is."""
