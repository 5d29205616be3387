"""The small controls that every screen shares."""
