"""What becomes of a broken record: it refuses the file, or it is left out and told."""

from annotator.domain.errors import BadInputError
from annotator.formats.api import ReadOptions, Tell
from annotator.formats.remarks import left_out


class Broken:
    """Takes what is wrong with a record; raises it, or tells it where the person said to keep going."""

    def __init__(self, options: ReadOptions, tell: Tell) -> None:
        self._keep_going = options.keep_going
        self._tell = tell

    def refuse(self, error: BadInputError) -> None:
        """Leave the record out.

        Raises:
            BadInputError: nobody said to keep going.
        """
        if not self._keep_going:
            raise error
        self._tell(left_out(error))
