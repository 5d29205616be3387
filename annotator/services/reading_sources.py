"""Reading and checking every source of an import, before anything of it is written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from annotator.domain.annotation_set import Role
from annotator.domain.errors import BadInputError, Phrase
from annotator.formats.api import REFUSED, AnnotatedArticle, Finding, Importer, Layer, ReadOptions, Tell
from annotator.formats.registry import format_named, recognise
from annotator.formats.wording import shown
from annotator.services.import_options import ImportOptions
from annotator.services.import_sources import Source, sources_in
from annotator.services.places import place_of
from annotator.services.progress import Progress
from annotator.services.spool import Spool

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


def gather(
    spool: Spool, paths: Sequence[Path], options: ImportOptions, tell: Tell, progress: Progress
) -> Gathered:
    """Read every source into the spool.

    Raises:
        BadInputError: a source is missing, of no known format or broken.
    """
    return _Gathering(spool, options, tell, progress).all_of(sources_in(paths))


class _Gathering:
    def __init__(self, spool: Spool, options: ImportOptions, tell: Tell, progress: Progress) -> None:
        self._spool = spool
        self._options = options
        self._read_options = ReadOptions(encoding=options.encoding, keep_going=options.keep_going)
        self._outer_tell = tell
        self._progress = progress
        self._ignored_name = False
        self._result = Gathered()

    def all_of(self, sources: Sequence[Source]) -> Gathered:
        # Reading is one half of the work, writing the other.
        total = sum(source.size for source in sources) * 2
        done = 0
        for source in sources:
            self._progress(done, total)
            importer = self._importer(source)
            if importer is not None:
                self._file(source, importer, done, total)
                self._result.files += 1
            done += source.size
        if self._ignored_name and self._options.tell_ignored:
            told = "--as {name} was ignored where the file names its annotator"
            self._tell(Finding("", told, {"name": self._options.annotator}))
        return self._result

    def _file(self, source: Source, importer: Importer, done: int, total: int) -> None:
        before = self._spool.size
        try:
            records = importer.read(source.path, self._read_options, self._tell)
            for number, record in enumerate(_guarded(records)):
                self._record(record)
                if number % OFTEN == 0:
                    self._progress(done + min(self._spool.size - before, source.size), total)
        except BadInputError as error:
            self._leave_out(error)

    def _record(self, record: AnnotatedArticle) -> None:
        try:
            named = self._with_annotators(self._options.map.applied(record))
            self._spool.add(named)
        except BadInputError as error:
            self._leave_out(error)
            return
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
                if not self._options.annotator:
                    raise BadInputError(
                        "{where}: the annotations carry no annotator's name; name who made them with"
                        " --as NAME",
                        where=place_of(record),
                    )
                named = replace(layer, annotator=self._options.annotator)
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

    def _importer(self, source: Source) -> Importer | None:
        """What reads a source; None where it is passed over with a remark.

        Raises:
            BadInputError: a file that was named is of no known format, or of one that is only written.
        """
        options = self._options
        try:
            chosen = format_named(options.format) if options.format else recognise(source.path)
        except BadInputError as error:
            if not source.found:
                self._leave_out(error)
            else:
                self._tell(Finding("", "passed over: {why}", {"why": error.phrase()}))
            return None
        if chosen.importer is None:
            raise BadInputError("the format {name} can only be written; choose another", name=chosen.name)
        return chosen.importer

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


def _guarded(records: Iterator[AnnotatedArticle]) -> Iterator[AnnotatedArticle]:
    try:
        yield from records
    except OSError as error:
        raise BadInputError(
            "{file} cannot be read ({why}); check that it is there and that you may read it",
            file=error.filename or Phrase("the file"),
            why=error.strerror or error,
        ) from error
