"""The label scheme: changing it, what stands under it, its files."""
