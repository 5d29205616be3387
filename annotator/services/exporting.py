"""Writing corpora: whole, at once, and with a manifest beside them that says what was written."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import orjson

from annotator import __version__
from annotator.domain.annotation_set import Status
from annotator.domain.errors import BadInputError
from annotator.domain.text import canonical, sha256_of
from annotator.formats.api import AnnotatedArticle, Format, Loss, WriteOptions
from annotator.formats.registry import format_named
from annotator.services.choosing import ALL, GOLD, Choice, chosen_articles
from annotator.services.progress import UNDISTURBED, Progress
from annotator.services.targets import check_target, drafted, explained, flush
from annotator.services.workspace import Workspace

MANIFEST_ENDING = ".manifest.json"


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What a person asked of an export."""

    format: str
    layer: str = ALL
    status: Status | None = None
    without_text: bool = False
    anonymous: bool = False


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

    The target is replaced at once and whole when everything is written; its manifest stands beside it.

    Raises:
        BadInputError: the format cannot be written, there is nobody of that name, or the target is a folder.
        NoSpaceError: the disk is full or the place cannot be written; the target is as it was.
        CancelledError: `progress` stopped it; the target is as it was.
    """
    chosen = format_named(options.format)
    if chosen.exporter is None:
        raise BadInputError("the format {name} can only be read; choose another", name=chosen.name)
    written = Written()
    choice = Choice(options.layer, options.status, anonymous=options.anonymous)
    with explained(target):
        _check_target(target, chosen)
    with explained(target), workspace.store.snapshot() as read:
        scheme = read.scheme()
        articles = _counted(chosen_articles(read, choice, progress), written)
        if not options.without_text:
            articles = _whole(articles)
        with drafted(target) as draft:
            write_options = WriteOptions(without_text=options.without_text)
            written.loss = tuple(chosen.exporter.write(articles, draft, scheme, write_options))
            flush(draft)
            manifest = _manifest_of(draft)
            manifest.write_bytes(_manifest(draft, options, written))
            _put_in_place(draft, manifest, target)
    return written


def _check_target(target: Path, chosen: Format) -> None:
    check_target(target, folder=chosen.target == "folder")
    if _manifest_of(target).is_dir():
        raise BadInputError(
            "{target} is a folder, and the manifest of the export should stand there; name another file",
            target=_manifest_of(target),
        )


def _manifest_of(target: Path) -> Path:
    return target.with_name(target.name + MANIFEST_ENDING)


def _counted(articles: Iterator[AnnotatedArticle], written: Written) -> Iterator[AnnotatedArticle]:
    for article in articles:
        written.articles += 1
        for layer in article.layers:
            written.annotations += len(layer.spans)
            written.relations += len(layer.relations)
        yield article


def _whole(articles: Iterator[AnnotatedArticle]) -> Iterator[AnnotatedArticle]:
    """Let no text out that is not the one that was imported: nobody could import it again."""
    for article in articles:
        if article.text is not None and sha256_of(article.text) != article.sha256:
            raise BadInputError(
                "the text of the article {article} was changed outside the program, so the annotations may "
                "not fit; bring back a backup copy, `annotator check` says what is wrong",
                article=article.id,
            )
        yield article


def _manifest(draft: Path, options: ExportOptions, written: Written) -> bytes:
    """The companion of an export: what was written, how, and how to tell whether it is whole."""
    with draft.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
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
        "files": {canonical(draft.name): digest},
    }
    return orjson.dumps(manifest, option=orjson.OPT_INDENT_2) + b"\n"


def _put_in_place(draft: Path, manifest: Path, target: Path) -> None:
    """Let the drafts take the places of corpus and manifest, both or neither."""
    beside = _manifest_of(target)
    before = beside.read_bytes() if beside.exists() else None
    manifest.replace(beside)
    try:
        draft.replace(target)
    except OSError:
        if before is None:
            beside.unlink()
        else:
            beside.write_bytes(before)
        raise
