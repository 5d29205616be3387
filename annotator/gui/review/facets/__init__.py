"""The disagreement that is being decided: its versions as bars, and what can be chosen of them."""
