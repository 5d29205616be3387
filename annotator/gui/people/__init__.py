"""Who annotates: asking for a name, changing it, merging two names of one person."""
