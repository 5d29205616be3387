"""How far the annotators of an export agree, for its manifest and datasheet."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from annotator.domain.agreement.figures import Agreement
from annotator.domain.article import ArticleKey
from annotator.domain.json_values import Json
from annotator.services.exports.options import ExportOptions
from annotator.services.ports.reading import Reading
from annotator.services.progress import Progress
from annotator.services.selecting.disguising import Disguise

FEW = 100
"""So many articles are measured with every export, unless it says otherwise; more only where they are asked
for or a datasheet is, for that takes more than half as long again as the export itself."""


class LeftOut(StrEnum):
    """Why there are no figures."""

    NOBODY = "no article in it was done by two annotators"
    UNWANTED = "the export asked for none; measure it with --agreement, or without --no-agreement"
    MANY = (
        "{n} articles in it were done by two annotators or more, and of more than {few} it is measured only "
        "where it is asked for; measure it with --agreement, or with a datasheet (--datasheet)"
    )


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures, or why there are none."""

    figures: Agreement | None
    left_out: LeftOut | None = None
    done_by: Counter[int] = field(default_factory=Counter)
    """Articles by how many annotators are done with them; empty where that was not counted."""

    @property
    def twice(self) -> int:
        """Articles that two annotators or more are done with."""
        return sum(n for annotators, n in self.done_by.items() if annotators > 1)

    @property
    def why(self) -> str | None:
        """Why there are no figures, in plain words and with what to do; None where there are."""
        return None if self.left_out is None else self.left_out.value.format(n=f"{self.twice:,}", few=FEW)


def measured(
    read: Reading, options: ExportOptions, articles: Sequence[ArticleKey], progress: Progress
) -> Measured:
    """How far annotators agree.

    It rests on annotators' sets that are done, whatever layer is written: a corpus of gold is only as good as
    they agree. Nothing that was kept of earlier measuring is used, so the same work gives the same figures.
    """
    if options.agreement is False and not options.datasheet:
        return Measured(None, LeftOut.UNWANTED)
    done = read.done_by_article()
    found = Measured(None, done_by=Counter(done.get(one.uid, 0) for one in articles))
    if options.agreement is False:
        return replace(found, left_out=LeftOut.UNWANTED)
    if not found.twice:
        return replace(found, left_out=LeftOut.NOBODY)
    if found.twice > FEW and not (options.agreement or options.datasheet):
        return replace(found, left_out=LeftOut.MANY)
    # numpy is loaded where figures are asked for, and not by every export.
    from annotator.services.agreement.agreeing import agreement  # noqa: PLC0415
    from annotator.services.agreement.choosing_sets import Counted  # noqa: PLC0415

    ids = tuple(one.id for one in articles if done.get(one.uid, 0) > 1)
    return replace(found, figures=agreement(read, Counted(labels=options.labels, articles=ids), progress))


def agreement_told(found: Agreement | None, names: Disguise) -> Mapping[str, Json] | None:
    """The figures over all labels of each pair, under the names that are written, and the alphas."""
    if found is None:
        return None
    pairs: list[Json] = [
        {
            "a": names.name(pair.a),
            "b": names.name(pair.b),
            "articles": pair.articles,
            **{name: figure.value for name, figure in pair.all.figures.items()},
        }
        for pair in found.pairs
    ]
    return {
        "articles": found.articles,
        "pairs": pairs,
        "alpha": {name: figure.value for name, figure in found.alpha.items()},
        "alpha_u": {name: figure.value for name, figure in found.alpha_u.items()},
    }
