"""A data set for the Hugging Face hub: an article a row, with a card that tells what is in it."""
