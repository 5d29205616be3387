"""The article as each annotator marked it, one pane beside the other."""
