"""How a run ends: an exit status, and one plain last line where something was in the way."""

from collections.abc import Callable

from annotator.cli import streams
from annotator.cli.progress import StoppedError
from annotator.domain.errors import AnnotatorError, CancelledError

DONE, FAILED, WRONG_USAGE, STOPPED = 0, 1, 2, 130

STOPPED_LINE = "stopped, nothing was changed"


def concluded(work: Callable[[], int]) -> int:
    """Do the work and return its exit status; nothing that it raises comes out as a traceback."""
    try:
        status = work()
        streams.finish()
    except BrokenPipeError:
        # Whoever reads has read enough (`annotator log PROJECT | head`): as asked.
        streams.let_go()
        status = DONE
    except streams.OutputError as error:
        streams.let_go()
        why = error.strerror or "closed"
        status = _failed(f"the result could not be written ({why}); write it to another place")
    except (CancelledError, KeyboardInterrupt) as error:
        status = _failed(STOPPED_LINE, error.status if isinstance(error, StoppedError) else STOPPED)
    except AnnotatorError as error:
        _bring_out()
        status = _failed(str(error))
    except MemoryError:
        _bring_out()
        status = _failed("there is not enough memory; close other programs, or take smaller files")
    except Exception as error:  # noqa: BLE001 - the last place that can tell of a fault of ours
        _bring_out()
        status = _failed(_our_fault(error))
    return status


def _failed(line: str, status: int = FAILED) -> int:
    streams.say(f"annotator: {line}")
    return status


def _bring_out() -> None:
    """Have what was said before on standard output stand before the last line."""
    try:
        streams.finish()
    except OSError:
        streams.let_go()


def _our_fault(error: Exception) -> str:
    """Keep the traceback in the log and say where that is."""
    from annotator.config.logging import log_fault  # noqa: PLC0415 -- seldom needed

    file = log_fault(error)
    if file.exists():
        return f"this is a fault of the program, not of yours; please report it with the log {file}"
    return f"this is a fault of the program, not of yours ({type(error).__name__}: {error}); please report it"
