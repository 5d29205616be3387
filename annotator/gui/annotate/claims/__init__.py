"""The claims panel: annotations as cards per claim."""
