"""Reading and checking every source of an import, before anything of it is written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from annotator.domain.annotation_set import Role
from annotator.domain.errors import BadInputError, NoArticleError, Phrase
from annotator.formats.api import (
    REFUSED,
    AnnotatedArticle,
    Finding,
    Format,
    Importer,
    Layer,
    ReadOptions,
    Tell,
)
from annotator.formats.opening import name_of, read_head, told_from
from annotator.formats.registry import format_named, recognise
from annotator.formats.texts.looks import has_column
from annotator.formats.wording import shown
from annotator.services.imports.empty_exports import is_empty_export
from annotator.services.imports.long_names import assert_names_short
from annotator.services.imports.names_found import NameCounts
from annotator.services.imports.options import ImportOptions
from annotator.services.imports.places import place_of
from annotator.services.imports.sidecars import Sidecar, Sidecars
from annotator.services.imports.sources import SIDECAR, Source, sources_in
from annotator.services.imports.spool import Spool
from annotator.services.progress import Progress

OFTEN = 20
"""Articles between two words about how far it is."""


@dataclass(slots=True)
class Gathered:
    """What the sources had."""

    files: int = 0
    refused: int = 0
    """Files and records left out because the person said `keep_going`."""
    texts: set[str] = field(default_factory=set)
    """SHA-256 of the texts that came."""
    textless: set[str] = field(default_factory=set)
    """SHA-256 of the texts that were left out."""
    names: NameCounts | None = None
    """Names that came, where they are asked for."""
    empty: int = 0
    """Files and exports that are sound and have no article in them."""


def gather(
    spool: Spool, paths: Sequence[Path], options: ImportOptions, tell: Tell, progress: Progress
) -> Gathered:
    """Read every source into the spool; one that is sound and has no article in it is told, not refused.

    Raises:
        BadInputError: a source is missing, of no known format or broken.
    """
    gathering = _Gathering(spool, options, tell, progress)
    empty = {path for path in paths if is_empty_export(path)}
    for path in paths:
        if path in empty:
            gathering.empty(path)
    return gathering.all_of(sources_in([path for path in paths if path not in empty]))


class _Gathering:
    def __init__(self, spool: Spool, options: ImportOptions, tell: Tell, progress: Progress) -> None:
        self._spool = spool
        self._options = options
        self._read_options = ReadOptions(
            encoding=options.encoding, keep_going=options.keep_going, columns=options.map.columns
        )
        self._outer_tell = tell
        self._progress = progress
        self._ignored_name = False
        self._sidecars = Sidecars()
        self._result = Gathered(names=NameCounts() if options.ask_names else None)

    def all_of(self, sources: Sequence[Source]) -> Gathered:
        # Reading is one half of the work, writing the other.
        total = sum(source.size for source in sources) * 2
        done = 0
        for source, importer in self._importers(sources):
            self._progress(done, total)
            if importer is not None:
                with told_from(source.folder if source.found else None):
                    self._file(source, importer, done, total)
                self._result.files += 1
            done += source.size
        if self._ignored_name and self._options.tell_ignored:
            told = "--as {name} was ignored where the file names its annotator"
            self._tell(Finding("", told, {"name": self._options.annotator}))
        return self._result

    def empty(self, path: Path) -> None:
        """Take a source that has nothing in it."""
        self._result.empty += 1
        self._tell(Finding(name_of(path), "there is no article in it"))

    def _importers(self, sources: Sequence[Source]) -> Iterator[tuple[Source, Importer | None]]:
        """What reads each source; none reads what is read along with another, or is passed over."""
        known = self._known(sources)
        along = {
            str(each)
            for source, its in known
            if isinstance(its, Format)
            for each in its.companions(source.path)
        }
        for source, its in known:
            importer = None
            if str(source.path) in along:
                pass
            elif isinstance(its, Format):
                importer = self._importer_of(its)
            elif source.found and not isinstance(its.__cause__, OSError):
                self._tell(Finding("", "passed over: {why}", {"why": its.phrase()}))
            else:
                self._leave_out(its)
            yield source, importer

    def _known(self, sources: Sequence[Source]) -> list[tuple[Source, Format | BadInputError]]:
        """The format of each source, or why there is none.

        Raises:
            BadInputError: the format that the person named can only be written.
        """
        if not self._options.format:
            return [(source, self._recognised(source)) for source in sources]
        named = format_named(self._options.format)
        mine = {
            source
            for source in sources
            if source.found and self._importer_of(named).recognises(source.path, _head_of(source))
        }
        return [
            (source, named if not source.found or not mine or source in mine else _other(source, named))
            for source in sources
        ]

    def _recognised(self, source: Source) -> Format | BadInputError:
        """The format of a source; a table is one of texts where the person said which column has them."""
        columns = self._options.map.columns
        if source.path in self._options.columns or (columns and has_column(source.path, columns)):
            return format_named("text")
        try:
            with told_from(source.folder if source.found else None):
                return recognise(source.path)
        except BadInputError as error:
            return error

    def _importer_of(self, format: Format) -> Importer:
        if format.importer is None:
            raise BadInputError("the format {name} can only be written; choose another", name=format.name)
        return format.importer

    def _file(self, source: Source, importer: Importer, done: int, total: int) -> None:
        before = self._spool.size
        try:
            records = importer.read(source.path, self._options_for(source, done, total), self._tell)
            sidecars = self._sidecars.beside(source.path, SIDECAR)
            for number, record in enumerate(_guarded(records)):
                self._record(record, sidecars)
                if number % OFTEN == 0:
                    self._progress(done + min(self._spool.size - before, source.size), total)
        except NoArticleError as error:
            if source.size:
                self.empty(source.path)
            else:
                # Without a manifest nobody can tell it from a copy that failed.
                self._leave_out(error)
        except BadInputError as error:
            self._leave_out(error)

    def _options_for(self, source: Source, done: int, total: int) -> ReadOptions:
        """What was asked, and how a file that takes long asks whether to go on."""
        columns = self._options.columns.get(source.path, self._read_options.columns)
        return replace(self._read_options, columns=columns, pulse=lambda: self._progress(done, total))

    def _record(self, record: AnnotatedArticle, sidecars: Sequence[Sidecar]) -> None:
        """Put an article into the spool, with what was kept of it beside the export that it is of."""
        try:
            for sidecar in sidecars:
                record = sidecar.restored(record)
            named = self._with_annotators(self._options.map.applied(record))
            assert_names_short(named)
            self._spool.add(named)
        except BadInputError as error:
            self._leave_out(error)
            return
        if self._result.names is not None:
            self._result.names.add(named)
        known = self._result.textless if record.text is None else self._result.texts
        known.add(record.sha256)

    def _with_annotators(self, record: AnnotatedArticle) -> AnnotatedArticle:
        """Name the annotator of layers that carry no name; two layers of one set are refused."""
        if not record.layers:
            return record
        layers: list[Layer] = []
        seen: set[tuple[str | None, Role]] = set()
        for layer in record.layers:
            named = layer
            if layer.annotator is None:
                name = self._options.annotator or layer.maybe
                if not name:
                    raise BadInputError(
                        "{where}: the annotations carry no annotator's name; name who made them with"
                        " --as NAME",
                        where=place_of(record),
                    )
                named = replace(layer, annotator=name, maybe=None)
            elif self._options.annotator:
                self._ignored_name = True
            if (named.annotator, named.role) in seen:
                raise BadInputError(
                    "{where}: two layers would be by {annotator} with the role {role}; give them different"
                    " names with --as or --map",
                    where=place_of(record),
                    annotator=shown(named.annotator),
                    role=named.role.value,
                )
            seen.add((named.annotator, named.role))
            layers.append(named)
        return replace(record, layers=tuple(layers))

    def _leave_out(self, error: BadInputError) -> None:
        """List what is broken, or refuse it."""
        if not self._options.keep_going:
            raise error
        self._tell(Finding("", REFUSED, {"why": error.phrase()}))

    def _tell(self, finding: Finding) -> None:
        """Hand a remark on; formats tell by it, too, what they left out."""
        if finding.template == REFUSED:
            self._result.refused += 1
        self._outer_tell(finding)


def _head_of(source: Source) -> bytes:
    try:
        return read_head(source.path)
    except BadInputError:
        return b""


def _other(source: Source, named: Format) -> BadInputError:
    return BadInputError(
        "{where}: this file is not of the format {name}", where=shown(source.name, 255), name=named.name
    )


def _guarded(records: Iterator[AnnotatedArticle]) -> Iterator[AnnotatedArticle]:
    try:
        yield from records
    except OSError as error:
        raise BadInputError(
            "{file} cannot be read ({why}); check that it is there and that you may read it",
            file=error.filename or Phrase("the file"),
            why=error.strerror or error,
        ) from error
