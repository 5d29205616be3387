"""The garbage collector kept from looking over and over at values that are there to stay a while."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = 100_000
"""New objects between two looks; making as many values as an import does costs a third less so."""


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Have the collector look less often for a while; what is in cycles is still found, only later."""
    usual = gc.get_threshold()
    if usual[0]:
        gc.set_threshold(max(usual[0], SELDOM), *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
