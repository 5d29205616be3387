"""How far the annotators of an export agree, for its manifest and datasheet."""

from collections.abc import Mapping, Sequence

from annotator.domain.agreement.figures import Agreement
from annotator.domain.annotation_set import Role, Status
from annotator.domain.article import Article
from annotator.domain.json_values import Json
from annotator.services.exports.options import ExportOptions
from annotator.services.ports.storage import Reading
from annotator.services.progress import Progress
from annotator.services.selecting.disguising import Disguise

FEW = 100
"""So many articles are measured with every export; more only where a datasheet is asked for, for that takes
about as long as the export itself."""


def agreement_of(
    read: Reading, options: ExportOptions, articles: Sequence[Article], progress: Progress
) -> Agreement | None:
    """How far annotators agree; None where no two are done with an article.

    They rest on annotators' sets that are done, whatever layer is written: a corpus of gold is only as good
    as they agree.
    """
    wanted = {one.uid for one in articles}
    done: dict[str, int] = {}
    for one in read.annotators_sets((Status.DONE,)):
        if one.role is Role.ANNOTATOR and one.article in wanted:
            done[one.article] = done.get(one.article, 0) + 1
    twice = sum(n > 1 for n in done.values())
    if not twice or (twice > FEW and not options.datasheet):
        return None
    # numpy is loaded where figures are asked for, and not by every export.
    from annotator.services.agreement.agreeing import agreement  # noqa: PLC0415
    from annotator.services.agreement.choosing_sets import Counted  # noqa: PLC0415

    ids = tuple(one.id for one in articles if done.get(one.uid, 0) > 1)
    return agreement(read, Counted(labels=options.labels, articles=ids), progress)


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
