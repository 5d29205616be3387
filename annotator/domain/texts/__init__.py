"""Places in a text: graphemes, words, sentences, paragraphs, and what is found there."""
