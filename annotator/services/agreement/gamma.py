"""Gamma, by the package `pygamma-agreement`, on some articles: it takes long and is asked for by itself."""

import logging
import random
from dataclasses import dataclass

import orjson

from annotator.domain.errors import AnnotatorError
from annotator.services.agreement.choosing_sets import DONE, Counted, chosen_work
from annotator.services.ports.reading import Reading
from annotator.services.progress import UNDISTURBED, Progress

SEED = 20150615
MOST = 20
"""Articles that are taken, drawn at random where there are more."""


class NoGammaError(AnnotatorError):
    """The package is not installed."""


@dataclass(frozen=True, slots=True)
class Gamma:
    """The mean of the figures of some articles; None where no article has annotations of two."""

    value: float | None
    articles: int
    """Those that it is the mean of."""
    of: int
    """Articles that could have been taken."""
    seed: int = SEED


def gamma(read: Reading, counted: Counted = DONE, progress: Progress = UNDISTURBED) -> Gamma:
    """Gamma of the articles that two or more did.

    Mathet, Widlöcher and Métivier 2015, The Unified and Holistic Method Gamma (γ) for Inter-Annotator
    Agreement Measure and Alignment. The figures are the package's own, with its combined dissimilarity
    of place and label, each of weight 1; an annotation in fragments counts from its first to its last
    code point, and those who marked nothing in an article are left out there.

    Raises:
        NoGammaError: the package is not installed.
        CancelledError: `progress` stopped it.
    """
    try:
        import pygamma_agreement as package  # noqa: PLC0415 -- takes seconds to load, and may be missing
        from numpy.random import seed  # noqa: PLC0415 -- the package draws with it
        from pyannote.core import Segment  # noqa: PLC0415
    except ImportError as error:
        raise NoGammaError(
            "gamma needs the package pygamma-agreement; install annotator[gamma], or leave --gamma out"
        ) from error
    logging.getLogger().setLevel(logging.ERROR)
    work = chosen_work(read, counted)
    names, articles = {one.uid: one.name for one in work.labels}, work.articles
    # By their names, because the package draws in the order of what annotators are called.
    people = {one.uid: one.name for one in work.everybody}
    if len(articles) > MOST:
        kept = sorted(random.Random(SEED).sample(range(len(articles)), MOST))  # noqa: S311 -- nothing secret
        taken = [articles[n] for n in kept]
    else:
        taken = list(articles)
    found = []
    for number, (_, sets) in enumerate(taken):
        progress(number, len(taken))
        continuum = package.Continuum()
        for one in sets:
            for _, label, fragments, _ in read.marks_of(one.uid):
                if label in names:
                    places = orjson.loads(fragments)
                    continuum.add(people[one.annotator], Segment(places[0][0], places[-1][1]), names[label])
        if len(continuum.annotators) < 2:
            continue
        seed(SEED)
        dissimilarity = package.CombinedCategoricalDissimilarity(alpha=1, beta=1, delta_empty=1)
        found.append(float(continuum.compute_gamma(dissimilarity).gamma))
    progress(len(taken), len(taken))
    return Gamma(sum(found) / len(found) if found else None, len(found), len(articles))
