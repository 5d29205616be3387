"""The collector looks less often for a while, and then as before."""

import gc
from contextlib import suppress

import pytest

from annotator.services.collecting import SELDOM, seldom_collected


@pytest.mark.parametrize("usual", [(700, 10, 10), (0, 10, 10), (SELDOM * 2, 5, 5)])
def test_less_often_and_then_as_before(usual: tuple[int, int, int]) -> None:
    before = gc.get_threshold()
    gc.set_threshold(*usual)
    try:
        with suppress(ZeroDivisionError), seldom_collected():
            assert gc.get_threshold() == ((max(usual[0], SELDOM) if usual[0] else 0), *usual[1:])
            raise ZeroDivisionError
        assert gc.get_threshold() == usual
    finally:
        gc.set_threshold(*before)
