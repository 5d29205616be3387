"""What a key means on whatever keyboard: the letter written on it, or the one that stands there in the US."""
