"""The guided first tour, and somebody with mouse and keys who takes it alone."""
