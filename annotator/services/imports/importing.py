"""Bringing corpora in: everything is read and checked first, then taken in by one transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from annotator.domain.errors import BadInputError, ReadOnlyError
from annotator.domain.text import canonical, sha256_of
from annotator.formats.api import REFUSED, AnnotatedArticle, Finding
from annotator.formats.decoding import encoding_named
from annotator.services.collecting import seldom_collected
from annotator.services.imports.names_found import NamesFound
from annotator.services.imports.options import ImportOptions
from annotator.services.imports.reading_sources import OFTEN, Gathered, gather
from annotator.services.imports.sources import texts_beside
from annotator.services.imports.spool import Spool, Texts, kept_texts, spool
from annotator.services.imports.taking_in import TakingIn
from annotator.services.imports.tally import Tally
from annotator.services.people.people import proper
from annotator.services.progress import UNDISTURBED, Progress
from annotator.services.work import Work
from annotator.services.workspace import Workspace

__all__ = ["ImportOptions", "Report", "import_or_ask", "import_pasted", "import_sources"]


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
        NoSpaceError: there is no room for it; nothing was taken in.
        CancelledError: `progress` stopped it; nothing was taken in.
    """
    report = import_or_ask(workspace, paths, replace(options or ImportOptions(), ask_names=False), progress)
    assert isinstance(report, Report)  # noqa: S101 -- nothing is asked
    return report


def import_or_ask(
    workspace: Workspace, paths: Sequence[Path], options: ImportOptions, progress: Progress = UNDISTURBED
) -> Report | NamesFound:
    """The same; with `ask_names`, what the scheme lacks is told instead, and nothing is taken in."""
    if workspace.read_only:
        raise ReadOnlyError("{reason}", reason=workspace.read_only)
    if options.annotator:
        options = replace(options, annotator=proper(options.annotator))
    if options.encoding:
        # Not each format asks for it, and a mistyped one should not go unnoticed for that.
        encoding_named(options.encoding)
    remarks = _Remarks()
    with seldom_collected(), spool() as waiting, kept_texts() as beside:
        gathered = gather(waiting, paths, options, remarks.tell, progress)
        if not (waiting.count or gathered.refused or gathered.empty):
            raise BadInputError(
                "there is no article in {names}; choose texts or corpora", names=_names(paths)
            )
        if gathered.names is not None:
            with workspace.store.reading() as read:
                found = gathered.names.found(read)
            if found.has_to_be_asked:
                return found
        _find_texts(workspace, paths, gathered, options, beside)
        tally = workspace.run("Import", _take_in, _counted(waiting, progress), options, remarks, beside)
    return Report(tally, gathered.files, tuple(remarks.findings), remarks.refused)


def import_pasted(workspace: Workspace, text: str, title: str) -> Report:
    """Take in a text that was pasted, under a title; its id is made of the title.

    Raises:
        BadInputError: there is nothing but white space.
    """
    text = canonical(text)
    if not text.strip():
        raise BadInputError("there is no text to paste; copy an article first")
    title = " ".join(canonical(title).split())
    record = AnnotatedArticle(id=None, title=title, text=text, sha256=sha256_of(text), source={"name": ""})
    remarks = _Remarks()
    tally = workspace.run("Paste article", _take_in, [record], ImportOptions(), remarks, None)
    return Report(tally, 1, tuple(remarks.findings), 0)


def _find_texts(
    workspace: Workspace, paths: Sequence[Path], gathered: Gathered, options: ImportOptions, found: Texts
) -> None:
    """Keep the texts beside the files that neither these nor the project have."""
    wanted = gathered.textless - gathered.texts - {""}
    if not wanted:
        return
    with workspace.store.reading() as read:
        wanted -= {article.sha256 for article in read.article_keys()}
    for sha256, text in texts_beside(paths, wanted, options.encoding):
        found.add(sha256, text)


def _counted(waiting: Spool, progress: Progress) -> Iterable[AnnotatedArticle]:
    """The articles as they wait, telling now and then how far it is."""
    for number, record in enumerate(waiting):
        if number % OFTEN == 0:
            progress(waiting.count + number, waiting.count * 2)
        yield record
    progress(waiting.count * 2, waiting.count * 2)


def _take_in(
    work: Work,
    records: Iterable[AnnotatedArticle],
    options: ImportOptions,
    remarks: _Remarks,
    texts: Texts | None,
) -> Tally:
    """The use case: take every article in.

    Args:
        work: the transaction.
        records: the articles, those without text after those that may bring it.
        options: what the person asked.
        remarks: takes what there is to say.
        texts: texts for articles that came without and are not in the project.
    """
    taking = TakingIn(
        work,
        replace_differing=options.replace,
        keep_going=options.keep_going,
        bring_back=options.bring_back,
        tell=remarks.tell,
    )
    for record in records:
        beside = texts.get(record.sha256) if texts is not None and record.text is None else None
        taking.take(record, text_beside=beside)
    return taking.finish()


def _names(paths: Sequence[Path]) -> str:
    return ", ".join(path.name or str(path) for path in paths)
