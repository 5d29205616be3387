"""The command line: verbs for scripts and terminals."""
