"""What an annotator does to their own annotations and relations."""
