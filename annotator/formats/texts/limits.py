"""How large what is read may be: more is no document, and would fill the memory."""

import os
from pathlib import Path

from annotator.domain.errors import BadInputError
from annotator.formats.opening import name_of, opened, unreadable

LARGEST_FILE = 100_000_000
"""Bytes of a file that is read whole."""
_SMALLEST = 65_536
"""Bytes that are read at least, of what does not know its size."""
LARGEST_PART = 100_000_000
"""Bytes of one part of a packed document (DOCX, ODT, EPUB, XLSX), unpacked."""
LARGEST_PACK = 400_000_000
"""Bytes of all its parts together, unpacked, pictures included."""
MOST_PARTS = 20_000
"""Parts of a packed document."""
DEEPEST = 500
"""Elements within elements."""


def bytes_of(path: Path) -> bytes:
    """Read a file whole.

    Raises:
        BadInputError: it cannot be read, or has more than 100 MB.
    """
    with opened(path) as file:
        try:
            # A buffer of the largest size for each of many small files would take longer than reading them.
            size = os.fstat(file.fileno()).st_size
            data = file.read(min(max(size, _SMALLEST), LARGEST_FILE) + 1)
            if len(data) > size:
                data += file.read(max(0, LARGEST_FILE + 1 - len(data)))
        except OSError as error:
            raise unreadable(path, error) from error
    if len(data) > LARGEST_FILE:
        raise BadInputError(
            "{where}: the file has more than {megabytes} MB; split it into its articles",
            where=name_of(path),
            megabytes=LARGEST_FILE // 1_000_000,
        )
    return data
