"""The tables of the window, each made of figures that were computed."""
