"""Writing corpora: whole, read back before they are put in place, and with a manifest beside them."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import orjson

from annotator import __version__
from annotator.domain.annotation_set import Status
from annotator.domain.errors import BadInputError, LossError
from annotator.domain.label import Scheme
from annotator.domain.text import sha256_of
from annotator.formats.api import AnnotatedArticle, Exporter, Format, Loss, WriteOptions
from annotator.formats.losing import Losing
from annotator.formats.registry import format_named
from annotator.services.choosing import ALL, GOLD, Choice, chosen_articles
from annotator.services.export_places import check_place, flush_all, hashes_of, manifest_of, put_in_place
from annotator.services.progress import UNDISTURBED, Progress
from annotator.services.reading_back import ReadingBack, read_back
from annotator.services.targets import drafted, explained
from annotator.services.workspace import Workspace


class OnLoss(StrEnum):
    """What to do where the format cannot carry all that was selected."""

    FLATTEN = "flatten"
    """Write what it can carry, by the rules that the report states."""
    STOP = "stop"
    """Write nothing, and report."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What a person asked of an export."""

    format: str
    layer: str = ALL
    status: Status | None = None
    without_text: bool = False
    anonymous: bool = False
    on_loss: OnLoss = OnLoss.FLATTEN


@dataclass(slots=True)
class Written:
    """What an export came to."""

    articles: int = 0
    annotations: int = 0
    relations: int = 0
    loss: tuple[Loss, ...] = ()


def export(
    workspace: Workspace, target: Path, options: ExportOptions, progress: Progress = UNDISTURBED
) -> Written:
    """Write a corpus from one consistent state of the project; annotators can go on meanwhile.

    It is written beside the target, read back, compared with what was selected, and then takes the target's
    place at once and whole; its manifest stands beside it.

    Raises:
        BadInputError: the format cannot be written, there is nobody of that name, or something else stands
            at the target.
        LossError: the format cannot carry all of it, and `options` say to stop then.
        NoSpaceError: the disk is full or the place cannot be written; the target is as it was.
        UnsoundExportError: what was written is not what was selected; the target is as it was.
        CancelledError: `progress` stopped it; the target is as it was.
    """
    chosen = format_named(options.format)
    if chosen.exporter is None:
        raise BadInputError("the format {name} can only be read; choose another", name=chosen.name)
    if options.without_text and not chosen.textless:
        raise BadInputError(
            "the format {name} cannot leave the texts out; choose another, such as jsonl", name=chosen.name
        )
    choice = Choice(options.layer, options.status, anonymous=options.anonymous)
    folder = chosen.target == "folder"
    with explained(target):
        check_place(target, folder=folder)
    with explained(target), workspace.store.snapshot() as read, drafted(target) as draft:
        if folder:
            draft.mkdir()
        scheme = read.scheme()
        writing = _Writing(chosen, chosen.exporter, scheme, options)
        chosen.exporter.write(
            writing.carried(chosen_articles(read, choice, progress)),
            draft,
            scheme,
            WriteOptions(without_text=options.without_text),
        )
        written = writing.outcome()
        flush_all(draft)
        if written.articles:
            read_back(chosen, draft, writing.expected)
        manifest_of(draft).write_bytes(_manifest(draft, options, written))
        put_in_place(draft, target)
    return written


class _Writing:
    """Articles on their way into a format: counted, flattened, and remembered for reading back."""

    def __init__(self, chosen: Format, exporter: Exporter, scheme: Scheme, options: ExportOptions) -> None:
        self._exporter = exporter
        self._scheme = scheme
        self._options = options
        self._losing = Losing()
        self._written = Written()
        self.expected = ReadingBack(chosen.keeps)

    def carried(self, articles: Iterator[AnnotatedArticle]) -> Iterator[AnnotatedArticle]:
        """Give the articles as the format carries them."""
        written = self._written
        for article in articles:
            written.articles += 1
            for layer in article.layers:
                written.annotations += len(layer.spans)
                written.relations += len(layer.relations)
            if not self._options.without_text:
                _check_text(article)
            carried = self._exporter.carried(article, self._scheme, self._losing.lose)
            self.expected.expect(carried)
            yield carried

    def outcome(self) -> Written:
        """What was written.

        Raises:
            LossError: something was lost, and nothing should be.
        """
        self._written.loss = self._losing.losses()
        if self._written.loss and self._options.on_loss is OnLoss.STOP:
            raise LossError(
                "the format {name} cannot carry all of this: {loss}; choose another, or let it flatten",
                name=self._options.format,
                loss=", ".join(f"{one.what} ({one.n:,})" for one in self._written.loss),
            )
        return self._written


def _check_text(article: AnnotatedArticle) -> None:
    """Let no text out that is not the one that was imported: nobody could import it again."""
    if article.text is not None and sha256_of(article.text) != article.sha256:
        raise BadInputError(
            "the text of the article {article} was changed outside the program, so the annotations may "
            "not fit; bring back a backup copy, `annotator check` says what is wrong",
            article=article.id,
        )


def _manifest(draft: Path, options: ExportOptions, written: Written) -> bytes:
    """The companion of an export: what was written, how, and how to tell whether it is whole."""
    manifest = {
        "format": options.format,
        "program": f"annotator {__version__}",
        "recipe": None,
        "options": {
            "layer": None if options.anonymous and options.layer not in {ALL, GOLD} else options.layer,
            "status": options.status,
            "without_text": options.without_text,
            "anonymous": options.anonymous,
        },
        "counts": {
            "articles": written.articles,
            "annotations": written.annotations,
            "relations": written.relations,
        },
        "loss": [{"what": loss.what, "n": loss.n, "how": loss.how} for loss in written.loss],
        "files": hashes_of(draft),
    }
    return orjson.dumps(manifest, option=orjson.OPT_INDENT_2) + b"\n"
