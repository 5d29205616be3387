"""Writing corpora: whole, read back before they are put in place, and with a manifest beside them."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from annotator.domain.article import ArticleKey
from annotator.domain.errors import BadInputError, Count, LossError, Phrase, Phrases
from annotator.domain.label import Scheme
from annotator.domain.text import sha256_of
from annotator.formats.api import AnnotatedArticle, Check, Exporter, Format, WriteOptions
from annotator.formats.losing import Losing
from annotator.formats.pages.datasheet import html_of, markdown_of
from annotator.formats.registry import format_named
from annotator.services.collecting import seldom_collected
from annotator.services.exports.agreement import agreement_told, measured
from annotator.services.exports.census import Census
from annotator.services.exports.datasheets import datasheet
from annotator.services.exports.dividing import Divided, divided
from annotator.services.exports.languages import words_in
from annotator.services.exports.manifests import Around, Written, write_manifest
from annotator.services.exports.options import ExportOptions, OnLoss, Split, split_from
from annotator.services.exports.places import check_place, datasheets_of, flush_all, put_in_place, sidecar_of
from annotator.services.exports.reading_back import assert_sound, check_of
from annotator.services.imports.sidecars import SidecarWriter
from annotator.services.ports.reading import Reading
from annotator.services.progress import UNDISTURBED, Progress
from annotator.services.selecting.choosing import chosen_articles, chosen_of
from annotator.services.selecting.disguising import NO_DISGUISE, Disguise
from annotator.services.targets import drafted, explained, flush
from annotator.services.workspace import Workspace

__all__ = ["ExportOptions", "OnLoss", "Split", "Written", "export", "split_from", "tell_loss"]

WITHHELD = "left out, because their texts may not be passed on and the format cannot do without"


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
    chosen = writable(options)
    with explained(target):
        check_place(target, folder=chosen.target == "folder" or options.split is not None)
    with (
        explained(target),
        seldom_collected(),
        workspace.store.snapshot() as read,
        drafted(target) as draft,
    ):
        exporting = _Exporting(read, chosen, options, progress)
        written = exporting.into(draft)
        flush_all(draft)
        exporting.beside(draft)
        put_in_place(draft, target)
    return written


def tell_loss(workspace: Workspace, options: ExportOptions, progress: Progress = UNDISTURBED) -> Written:
    """What an export would come to, and what its format could not carry; nothing is written.

    Raises:
        BadInputError: as `export` does.
        CancelledError: `progress` stopped it.
    """
    chosen = writable(options)
    with workspace.store.snapshot() as read:
        return _Exporting(read, chosen, options, progress).told()


def writable(options: ExportOptions) -> Format:
    """The format of an export.

    Raises:
        BadInputError: there is none of that name, or it cannot do what is asked.
    """
    chosen = format_named(options.format)
    if chosen.exporter is None:
        raise BadInputError("the format {name} can only be read; choose another", name=chosen.name)
    if options.without_text and not chosen.textless:
        raise BadInputError(
            "the format {name} cannot leave the texts out; choose another, such as jsonl", name=chosen.name
        )
    if options.on_loss is OnLoss.SIDECAR and chosen.importer is None:
        raise BadInputError(
            "the format {name} can only be written, so nothing could be put back from a file beside it; leave"
            " it out, or choose another format",
            name=chosen.name,
        )
    return chosen


class _Exporting:
    """One export on its way: counted, flattened, written, remembered and read back."""

    def __init__(self, read: Reading, chosen: Format, options: ExportOptions, progress: Progress) -> None:
        self._read = read
        self._format = chosen
        assert chosen.exporter is not None  # noqa: S101 -- `writable` has seen to it
        self._exporter: Exporter = chosen.exporter
        self._scheme: Scheme = read.scheme()
        self._options = options
        self._progress = progress
        self._words = words_in(options.language)
        self._losing = Losing()
        self._written = Written()
        self._census = Census()
        self._divided: Divided | None = None
        self._sidecar: SidecarWriter | None = None
        self._articles: list[ArticleKey] = []
        """Those that were asked for."""
        self._ids: set[str] = set()
        """Of those that were written."""
        self._part_names: dict[str, str] = {}
        """Of the parts of a split, by the SHA-256 of the articles' texts."""

    def into(self, draft: Path) -> Written:
        """Write everything, and read it back.

        Raises:
            LossError: something was lost, and nothing should be.
        """
        articles = self._articles = chosen_of(self._read, self._options.choice)
        split = self._options.split
        with ExitStack() as stack:
            if self._options.on_loss is OnLoss.SIDECAR:
                file = stack.enter_context(sidecar_of(draft).open("wb"))
                self._sidecar = SidecarWriter(file, self._format.name)
            if split is None:
                self._part(draft, articles, {})
            else:
                self._divided = divided(self._read, articles, split, self._progress)
                self._parts(draft, articles, self._divided)
        self._finish()
        if self._sidecar is not None and self._sidecar.count == 0:
            sidecar_of(draft).unlink()
        return self._written

    def told(self) -> Written:
        """Count what would be written and lost."""
        articles = chosen_of(self._read, self._options.choice)
        for _ in self._carried(articles, None):
            pass
        self._written.loss = self._losing.losses()
        return self._written

    def beside(self, draft: Path) -> None:
        """Write the manifest of a draft, and its datasheet where one is asked for."""
        read, options, people = self._read, self._options, [one.name for one in self._read.annotators()]
        names = Disguise(people) if options.anonymous else NO_DISGUISE
        articles = [one for one in self._articles if one.id in self._ids]
        found = measured(read, options, articles, self._progress)
        removed = [replace(one, why=names.text(one.why)) for one in read.tombstones()]
        around = Around(self._scheme, self._divided, removed, agreement_told(found.figures, names), found)
        write_manifest(draft, options, self._written, around)
        if options.datasheet:
            sheet = datasheet(
                read.project().name,
                options,
                self._written,
                self._census,
                around,
                people,
                self._words,
            )
            for path, pieces in zip(datasheets_of(draft), (markdown_of(sheet), html_of(sheet)), strict=True):
                path.write_text("".join(pieces), encoding="utf-8", newline="")
                flush(path)

    def _parts(self, draft: Path, articles: Sequence[ArticleKey], found: Divided) -> None:
        draft.mkdir()
        self._written.parts = dict.fromkeys(found.parts, 0)
        self._part_names = {one.sha256: name for name, those in found.parts.items() for one in those}
        if self._format.own_splits:
            self._part(draft, articles, self._part_names)
        ending = self._format.endings[0] if self._format.target == "file" else ""
        for name, those in found.parts.items():
            # An empty file would be no corpus, and could not be imported.
            if those and not self._format.own_splits:
                self._part(draft / f"{name}{ending}", those, {})

    def _part(self, target: Path, articles: Sequence[ArticleKey], parts: dict[str, str]) -> None:
        check = check_of(self._format)
        if self._format.target == "folder":
            target.mkdir(exist_ok=True)
        before = self._written.articles
        self._exporter.write(
            self._carried(articles, check),
            target,
            self._scheme,
            WriteOptions(self._options.without_text, parts, self._words),
        )
        if self._written.articles > before:
            assert_sound(check, target)

    def _carried(self, articles: Sequence[ArticleKey], check: Check | None) -> Iterator[AnnotatedArticle]:
        """Give the articles as the format carries them."""
        written = self._written
        for article in chosen_articles(self._read, self._options.choice, self._progress, articles):
            if not self._options.without_text:
                _check_text(article)
            if article.text is None and not self._format.textless:
                self._losing.lose("articles", WITHHELD)
                continue
            self._count(article)
            losing = Losing()
            carried = self._exporter.carried(article, self._scheme, losing.lose)
            if losing.losses():
                self._losing.add(losing)
                if self._sidecar is not None:
                    self._sidecar.add(article, carried)
                    written.sidecar += 1
            if check is not None:
                check.expect(replace(carried, text=None) if self._options.without_text else carried)
            yield carried

    def _count(self, article: AnnotatedArticle) -> None:
        written = self._written
        written.articles += 1
        if article.id is not None:
            self._ids.add(article.id)
        written.withheld += article.text is None and not self._options.without_text
        if self._part_names:
            written.parts[self._part_names[article.sha256]] += 1
        if self._options.datasheet:
            self._census.add(article)
        for layer in article.layers:
            written.annotations += len(layer.spans)
            written.relations += len(layer.relations)

    def _finish(self) -> None:
        self._written.loss = self._losing.losses()
        if self._written.loss and self._options.on_loss is OnLoss.STOP:
            raise LossError(
                "the format {name} cannot carry all of this: {loss}; choose another, or let it flatten",
                name=self._options.format,
                loss=Phrases(
                    Phrase("{what} ({number})", what=one.what, number=Count(one.n))
                    for one in self._written.loss
                ),
            )


def _check_text(article: AnnotatedArticle) -> None:
    """Let no text out that is not the one that was imported: nobody could import it again."""
    if article.text is not None and sha256_of(article.text) != article.sha256:
        raise BadInputError(
            "the text of the article {article} was changed outside the program, so the annotations may "
            "not fit; bring back a backup copy, `annotator check` says what is wrong",
            article=article.id,
        )
