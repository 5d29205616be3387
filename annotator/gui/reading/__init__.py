"""How the page is set: the panel in which a person chooses it, and the families to choose from."""
