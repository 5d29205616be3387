"""What the services ask of a storage."""
