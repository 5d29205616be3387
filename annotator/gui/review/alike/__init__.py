"""Deciding many alike: by a rule, or as the same phrase was decided; shown first, then done in one step."""
