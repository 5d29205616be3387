"""Attributions in standoff, as the PolNeAR corpus has them."""
