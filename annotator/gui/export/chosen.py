"""What can be chosen for an export, and what was."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.domain.annotator import Annotator
from annotator.domain.article import Article
from annotator.domain.label import Scheme
from annotator.services.exports.options import ExportOptions


@dataclass(frozen=True, slots=True)
class Known:
    """What can be chosen from."""

    people: Sequence[Annotator]
    scheme: Scheme
    articles: Sequence[Article]


@dataclass(frozen=True, slots=True)
class Left:
    """What was chosen for an export, and the words by which its articles were."""

    options: ExportOptions
    words: str = ""
