"""The guided first tour: lessons that watch for the real action, and the strip that shows them."""
