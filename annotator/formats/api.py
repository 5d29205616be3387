"""What a format is: articles with their annotation sets by name, and how importers and exporters look."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from annotator.domain.annotation_set import Role, Status
from annotator.domain.json_values import Json, JsonObject
from annotator.domain.label import Scheme
from annotator.domain.span import Fragments
from annotator.formats.columns import Columns
from annotator.formats.page_words import ENGLISH_PAGES, PageWords


@dataclass(frozen=True, slots=True)
class SpanRecord:
    """One annotation as a file tells it; labels by name, offsets in code points of the canonical text."""

    id: str
    label: str
    fragments: Fragments
    attributes: JsonObject = field(default_factory=dict)
    note: str = ""
    discuss: bool = False
    origin: JsonObject | None = None


@dataclass(frozen=True, slots=True)
class RelationRecord:
    """One relation as a file tells it; `source` and `target` are ids of annotations of the same layer."""

    source: str
    target: str
    type: str
    id: str | None = None
    attributes: JsonObject = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True, slots=True)
class Layer:
    """One annotation set as a file tells it; the annotator by name, None where the file carries none."""

    annotator: str | None
    role: Role = Role.ANNOTATOR
    status: Status = Status.DONE
    spans: Sequence[SpanRecord] = ()
    relations: tuple[RelationRecord, ...] = ()
    decisions: tuple[Json, ...] = ()
    final: bool = True
    guideline: str | None = None
    maybe: str | None = None
    """Where the file carries no annotator: who it may be by the name of the file or its folder. Counts only
    where the person who imports names nobody."""


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article with everything on it, as it is read from a file or written to one."""

    id: str | None
    """The id that the source gives, else None."""
    title: str
    text: str | None
    """Canonical; None where the file left the text out (`--without-text`)."""
    sha256: str
    """Of the canonical text in UTF-8; empty where the source has only annotations, of an article that is
    known by its id."""
    meta: JsonObject = field(default_factory=dict)
    layers: tuple[Layer, ...] = ()
    source: JsonObject = field(default_factory=dict)
    """What it was read from: `name` (of the file), `sha256` (of its bytes), `encoding`, `line_ends`."""
    where: str = ""
    """Where it stands, for messages: `corpus.jsonl, line 3`."""
    titled: bool = True
    """Whether the source gives the title; else it is the stem of the file's name."""
    colours: Mapping[str, str] = field(default_factory=dict)
    """By the name of a label in these layers the colour that the source gives it, `#RRGGBB`; where the source
    gives some. Only a label that an import makes takes it."""
    quotes: tuple[tuple[tuple[str, str], ...], ...] = ()
    """Of a source without text and hash: for each layer the place of each annotation, for messages, and its
    words as the source has them, to be held against the text; no words where it has none."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a report should say about what was read or written."""

    where: str
    template: str
    facts: dict[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        said = self.template.format(**self.facts)
        return f"{self.where}: {said}" if self.where else said


REFUSED = "left out: {why}"
"""The template of a finding about a record that was left out because the person said `--keep-going`."""


def undisturbed() -> None:
    """Let who reads go on."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What a person asked of an import."""

    encoding: str = ""
    """The encoding of texts, where the person named one."""
    keep_going: bool = False
    """Leave broken records out and list them, instead of refusing the file."""
    columns: Columns | None = None
    """Which column of a table is what, as far as the person said it."""
    pulse: Callable[[], None] = undisturbed
    """Called now and then while a file is read that takes long; it may raise `CancelledError`."""


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """What a person asked of an export."""

    without_text: bool = False
    parts: Mapping[str, str] = field(default_factory=dict)
    """By SHA-256 of its text the part (`train`, `dev`, `test`) of each article, for a format that keeps the
    parts of a split in one target; empty where there is no split."""
    words: PageWords = ENGLISH_PAGES
    """The language of a format that holds words of ours."""


Tell = Callable[[Finding], None]
"""Takes a remark for the report."""


class Importer(Protocol):
    """Reads one source."""

    def recognises(self, path: Path, head: bytes) -> bool:
        """Whether a file with these first bytes (up to 64 KiB) is of this format."""
        ...

    def read(self, path: Path, options: ReadOptions, tell: Tell) -> Iterator[AnnotatedArticle]:
        """Read the articles of a file one by one.

        Raises:
            BadInputError: naming file, line, article and what is wrong.
        """
        ...


@dataclass(frozen=True, slots=True)
class Loss:
    """Something the format cannot carry, how often, and what became of it."""

    what: str
    """In one or two words: `fragments`, `overlaps`, `relations`, `attributes`, `notes`, `characters` …"""
    n: int
    how: str


Lose = Callable[[str, str, int], None]
"""Takes what a format cannot carry: `what`, `how` and `n` of a `Loss`; equal ones are added up."""


class Exporter(Protocol):
    """Writes one target."""

    def carried(self, article: AnnotatedArticle, scheme: Scheme, lose: Lose) -> AnnotatedArticle:
        """Return the article as this format can hold it, and tell all that it cannot.

        This is the rule by which the format flattens; what it returns is what `write` gets and what reading
        the target again has to give, as far as the format's `Keeps` says. An article that the format can
        hold whole comes back as it is, and nothing is told.
        """
        ...

    def write(
        self, articles: Iterable[AnnotatedArticle], target: Path, scheme: Scheme, options: WriteOptions
    ) -> None:
        """Write articles, each as `carried` gave it, one by one to a file (or into an empty folder)."""
        ...


@dataclass(frozen=True, slots=True)
class Keeps:
    """What is the same after an export and an import; what is not, `carried` has told."""

    article_ids: bool = True
    """Else articles are known by their texts."""
    titles: bool = True
    meta: bool = True
    ids: bool = True
    """Of annotations and relations; else they are numbered anew."""
    order: bool = True
    """Of annotations and relations within a set; else they come by place."""
    annotators: bool = True
    """Names of annotators; else they are named by who imports."""


WHOLE = Keeps()


def no_companions(_path: Path) -> Iterable[Path]:
    """Each file stands for itself."""
    return ()


class Check(Protocol):
    """Holds what was written against what was selected."""

    def expect(self, article: AnnotatedArticle) -> None:
        """Take an article as `carried` gave it."""
        ...

    def differing(self, target: Path) -> str | None:
        """Read the target; return the id of the first article that is not as it was taken, if any."""
        ...


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, what its files are called, and what reads and writes it."""

    name: str
    title: str
    endings: tuple[str, ...]
    target: str
    """`file` or `folder`: what an export makes."""
    loses: tuple[str, ...]
    """What it cannot carry, in general."""
    importer: Importer | None = None
    exporter: Exporter | None = None
    keeps: Keeps = WHOLE
    textless: bool = False
    """Whether it holds articles without their text (offsets and SHA-256 only)."""
    own_splits: bool = False
    """Whether it keeps the parts of a split in one target; else each part is a target of its own."""
    worded: bool = False
    """Whether it holds words of ours, in the language that is asked for."""
    companions: Callable[[Path], Iterable[Path]] = no_companions
    """The other files that are read along with one that the importer recognises."""
    check: Callable[[Path], Iterator[Iterable[AnnotatedArticle]]] | None = None
    """Reads a target again right after it was written, file by file; needed where there is no importer.

    Within a file articles and sets have to come in the order in which they were written."""
    quick_check: Callable[[], Check] | None = None
    """Does the same without making articles of it, where reading takes too long."""
    unseen: tuple[str, ...] = ()
    """What a file holds and its own program does not show, in plain words; an import here brings it back."""
