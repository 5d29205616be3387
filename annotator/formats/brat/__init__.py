"""brat standoff, with the configuration that brat itself wants."""
