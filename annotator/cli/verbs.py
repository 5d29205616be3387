"""All verbs on one page: what each does, and where it is; nothing is loaded before it is used."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb as `annotator --help` lists it."""

    does: str
    command: str
    """`module:name` of its click command."""


VERBS: dict[str, Verb] = {
    "new": Verb("make a project", "annotator.cli.project:new"),
    "import": Verb("bring texts and corpora into a project", "annotator.cli.corpora:import_"),
    "export": Verb("write a corpus", "annotator.cli.export:export"),
    "agreement": Verb("measure how far annotators agree", "annotator.cli.agreement:agreement"),
    "disagreements": Verb("list where annotators differ", "annotator.cli.review:disagreements"),
    "adjudicate": Verb("put what is agreed into gold", "annotator.cli.review:adjudicate"),
    "ledger": Verb("tell who claims which number, and how sure", "annotator.cli.ledger:ledger"),
    "stats": Verb("count what is in a project", "annotator.cli.project:stats"),
    "log": Verb("list who changed what, when", "annotator.cli.history:log"),
    "check": Verb("look whether a project is sound", "annotator.cli.project:check"),
    "formats": Verb("list the formats that are read and written", "annotator.cli.corpora:formats"),
    "demo": Verb("take the guided first tour on the sample project", "annotator.cli.windows:demo"),
}
