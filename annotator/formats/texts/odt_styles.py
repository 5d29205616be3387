"""What an OpenDocument text says beside its words: how lists are numbered, what is hidden, what is locked."""

from annotator.formats.texts.numbering import LONGEST_PATTERN, Level
from annotator.formats.xml.events import Attributes

_SPACE = "urn:oasis:names:tc:opendocument:xmlns:"


def local_name(name: str) -> str:
    """`text:p` of the whole name; of other namespaces `?` stands before it."""
    space, _, local = name.rpartition(" ")
    if space.startswith(_SPACE):
        return f"{space.removeprefix(_SPACE).partition(':')[0]}:{local}"
    return f"?:{local}"


def value(attributes: Attributes, local: str) -> str:
    """An attribute by its name without the namespace, or nothing."""
    return next((one for name, one in attributes.items() if name.rpartition(" ")[2] == local), "")


class Manifest:
    """Hears whether parts of the archive are encrypted."""

    encrypted = False

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        del attributes
        self.encrypted = self.encrypted or name.endswith(" encryption-data")

    def end(self, name: str) -> None:
        """Nothing ends here."""

    def data(self, text: str) -> None:
        """There is no text."""


class Styles:
    """Hears how lists are numbered, in `styles.xml` and in `content.xml`."""

    def __init__(self) -> None:
        self.lists: dict[str, dict[int, Level]] = {}
        self.margins = 0
        self.hidden: set[str] = set()
        """Styles whose text is not shown."""
        self._style = ""
        self._levels: dict[int, Level] = {}
        self._margin = 0
        self._spoken = False

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        match local_name(name):
            case "text:list-style":
                self._levels = self.lists.setdefault(value(attributes, "name"), {})
            case "text:list-level-style-number":
                form = value(attributes, "num-format")
                level = self._level(attributes)
                pattern = f"{value(attributes, 'num-prefix')}%{level + 1}{value(attributes, 'num-suffix')}"
                start = value(attributes, "start-value")
                first = int(start) if start.isdecimal() and len(start) < 7 else 1
                self._levels[level] = Level(form or "none", pattern[:LONGEST_PATTERN], first)
            case "text:list-level-style-bullet" | "text:list-level-style-image":
                self._levels[self._level(attributes)] = Level()
            case "style:style":
                self._style = value(attributes, "name")
            case "style:text-properties":
                if value(attributes, "display") == "none":
                    self.hidden.add(self._style)
            case "style:header" | "style:footer":
                self._margin += 1
                self._spoken = False

    @staticmethod
    def _level(attributes: Attributes) -> int:
        said = value(attributes, "level")
        return int(said) - 1 if said.isdecimal() and len(said) == 1 and said != "0" else 0

    def end(self, name: str) -> None:
        """An element ends."""
        if local_name(name) in {"style:header", "style:footer"} and self._margin:
            self._margin -= 1
            self.margins += self._spoken

    def data(self, text: str) -> None:
        """Text in an element."""
        if self._margin and text.strip():
            self._spoken = True
