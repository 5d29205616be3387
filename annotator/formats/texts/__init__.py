"""Every kind of readable document as articles, each with a text that reads as the document does."""
