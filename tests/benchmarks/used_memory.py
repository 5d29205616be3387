"""How much memory this process takes."""

import os
import sys
from pathlib import Path


def used_memory() -> float:
    """Megabytes (of a million bytes) in memory now; where the system does not say that, at most so far."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    return _most_by_resource()


def most_memory() -> float:
    """Megabytes (of a million bytes) in memory at most so far; 0 where the system does not say that."""
    status = Path("/proc/self/status")
    if status.exists():
        # What getrusage says counts from before this program took the place of the one that started it.
        line = next(line for line in status.read_text("ascii").splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024 / 1e6
    return _most_by_resource()


def _most_by_resource() -> float:
    if sys.platform == "win32":
        return 0.0
    import resource  # noqa: PLC0415 -- POSIX has it

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1e6 if sys.platform == "darwin" else most / 1e3
