"""Bringing corpora in: everything is read and checked first, then taken in by one transaction."""

import pickle
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from annotator.domain.errors import BadInputError
from annotator.domain.text import canonical, sha256_of
from annotator.formats.api import REFUSED, AnnotatedArticle, Finding, Importer, Layer, ReadOptions
from annotator.formats.registry import format_named, recognise
from annotator.services.import_sources import Source, sources_in, texts_beside
from annotator.services.progress import UNDISTURBED, Progress
from annotator.services.renaming_map import NOTHING_RENAMED, RenamingMap
from annotator.services.taking_in import TakingIn
from annotator.services.tally import Tally
from annotator.services.work import Work
from annotator.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What a person asked of an import."""

    format: str = ""
    """The name of the format, where it should not be recognised."""
    annotator: str = ""
    """Who made annotations that carry no name."""
    encoding: str = ""
    replace: bool = False
    """Take what differs from what is there, instead of refusing it."""
    keep_going: bool = False
    """Leave broken records out and list them, instead of refusing the file."""
    map: RenamingMap = NOTHING_RENAMED


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did, and what it remarked."""

    tally: Tally
    files: int
    findings: tuple[Finding, ...] = ()
    refused: int = 0
    """Files and records left out by `keep_going`."""


@dataclass(slots=True)
class _Remarks:
    """Collects remarks; the same sentence about many places is kept, the report counts them."""

    findings: list[Finding] = field(default_factory=list)

    @property
    def refused(self) -> int:
        return sum(finding.template == REFUSED for finding in self.findings)

    def tell(self, finding: Finding) -> None:
        self.findings.append(finding)


def import_sources(
    workspace: Workspace,
    paths: Sequence[Path],
    options: ImportOptions | None = None,
    progress: Progress = UNDISTURBED,
) -> Report:
    """Import files and folders.

    Nothing is written before everything was read and found good, and reading takes no lock, so that
    others go on working; what was read waits in a temporary file, whatever its size.

    Raises:
        BadInputError: a source is missing, of no known format or broken; nothing was taken in.
        CancelledError: `progress` stopped it; nothing was taken in.
    """
    options = options or ImportOptions()
    remarks = _Remarks()
    with tempfile.TemporaryFile(prefix="annotator-import-") as spool:
        files, count = _read_all(spool, list(paths), options, remarks, progress)
        if count == 0 and remarks.refused == 0:
            raise BadInputError(
                "there is no article in {names}; choose texts or corpora", names=_names(paths)
            )
        spool.seek(0)
        tally = workspace.run("Import", _take_in, _spooled(spool, count, progress), options, remarks, paths)
    return Report(tally, files, tuple(remarks.findings), remarks.refused)


def import_pasted(workspace: Workspace, text: str, title: str) -> Report:
    """Take in a text that was pasted, under a title; its id is made of the title.

    Raises:
        BadInputError: there is nothing but white space.
    """
    text = canonical(text)
    if not text.strip():
        raise BadInputError("there is no text to paste; copy an article first")
    record = AnnotatedArticle(id=None, title=title, text=text, sha256=sha256_of(text), source={"name": ""})
    remarks = _Remarks()
    tally = workspace.run("Paste article", _take_in, iter([record]), ImportOptions(), remarks, ())
    return Report(tally, 1, tuple(remarks.findings), 0)


def _read_all(
    spool: BinaryIO, paths: list[Path], options: ImportOptions, remarks: _Remarks, progress: Progress
) -> tuple[int, int]:
    """Read and check every source into the spool; return the numbers of files and of articles."""
    sources = sources_in(paths)
    total = sum(source.size for source in sources) * 2
    done = files = count = 0
    ignored_as = Counter[str]()
    for source in sources:
        progress(done, total)
        importer = _importer(source, options, remarks)
        if importer is not None:
            try:
                records = importer.read(source.path, _read_options(options), remarks.tell)
                for number, record in enumerate(_guarded(records)):
                    named = _with_annotators(options.map.applied(record), options, ignored_as)
                    pickle.dump(named, spool, pickle.HIGHEST_PROTOCOL)
                    count += 1
                    if number % 20 == 0:
                        progress(min(done + spool.tell() // 2, done + source.size), total)
            except BadInputError as error:
                if not options.keep_going:
                    raise
                remarks.tell(Finding("", REFUSED, {"why": str(error)}))
            files += 1
        done += source.size
    if options.annotator and ignored_as["named"]:
        told = "--as {name} was ignored where the file names its annotator"
        remarks.tell(Finding("", told, {"name": options.annotator}))
    return files, count


def _importer(source: Source, options: ImportOptions, remarks: _Remarks) -> Importer | None:
    """What reads a source; None where it is passed over with a remark.

    Raises:
        BadInputError: a file that was named is of no known format, or of one that is only written.
    """
    try:
        chosen = format_named(options.format) if options.format else recognise(source.path)
    except BadInputError as error:
        if source.found:
            remarks.tell(Finding("", "passed over: {why}", {"why": str(error)}))
        elif options.keep_going:
            remarks.tell(Finding("", REFUSED, {"why": str(error)}))
        else:
            raise
        return None
    if chosen.importer is None:
        raise BadInputError("the format {name} can only be written; choose another", name=chosen.name)
    return chosen.importer


def _read_options(options: ImportOptions) -> ReadOptions:
    return ReadOptions(encoding=options.encoding, keep_going=options.keep_going)


def _guarded(records: Iterator[AnnotatedArticle]) -> Iterator[AnnotatedArticle]:
    try:
        yield from records
    except OSError as error:
        raise BadInputError(
            "{file} cannot be read ({why}); check that it is there and that you may read it",
            file=error.filename or "the file",
            why=error.strerror or error,
        ) from error


def _with_annotators(
    record: AnnotatedArticle, options: ImportOptions, ignored: Counter[str]
) -> AnnotatedArticle:
    """Name the annotator of layers that carry no name."""
    layers: list[Layer] = []
    for layer in record.layers:
        if layer.annotator is not None:
            ignored["named"] += 1
            layers.append(layer)
        elif options.annotator:
            layers.append(replace(layer, annotator=options.annotator))
        else:
            raise BadInputError(
                "{where}: the annotations carry no annotator's name; name who made them with --as NAME",
                where=record.where,
            )
    return replace(record, layers=tuple(layers)) if layers else record


def _spooled(spool: BinaryIO, count: int, progress: Progress) -> Iterator[AnnotatedArticle]:
    """Read the articles back from our own temporary file."""
    for number in range(count):
        if number % 20 == 0:
            progress(count + number, count * 2)
        record = pickle.load(spool)  # noqa: S301 - a nameless file that this very process wrote
        yield record
    progress(count * 2, count * 2)


def _take_in(
    work: Work,
    records: Iterator[AnnotatedArticle],
    options: ImportOptions,
    remarks: _Remarks,
    paths: Sequence[Path],
) -> Tally:
    """The use case: take every article in, those without text after those that may bring it."""
    taking = TakingIn(
        work, replace_differing=options.replace, keep_going=options.keep_going, tell=remarks.tell
    )
    textless: list[AnnotatedArticle] = []
    for record in records:
        if record.text is None:
            textless.append(record)
        else:
            taking.take(record)
    if textless:
        beside = texts_beside(paths, {record.sha256 for record in textless}, options.encoding)
        for record in textless:
            taking.take(record, text_beside=beside.get(record.sha256))
    return taking.finish()


def _names(paths: Sequence[Path]) -> str:
    return ", ".join(path.name or str(path) for path in paths)
