"""A module that ends the program as soon as it is imported, as scripts do."""

import sys

sys.exit(5)
