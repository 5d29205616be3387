"""What a user can do: plain functions over a piece of work, without window, command line or tables."""
