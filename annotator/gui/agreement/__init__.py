"""The window of agreement: who agrees with whom on what, and the annotations behind each figure."""
