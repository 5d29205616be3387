"""The connectors of a pane while relations are decided: what this annotator tied, or what is tied in gold."""

from PySide6.QtGui import QColor

from annotator.domain.annotation import Annotation
from annotator.domain.relation import Relation
from annotator.gui.review.desk import ReviewDesk
from annotator.gui.review.places import Place
from annotator.gui.style.theme import Theme
from annotator.gui.text.hovering import shortened
from annotator.gui.text.marks import Tie

_NAME = 32
"""Characters of the name of an end that is out of view."""


def ties_of(place: Place, pane: str, desk: ReviewDesk, theme: Theme) -> list[Tie]:
    """The connectors of a pane, by annotator (`uid`) or `gold`; none but for relations."""
    one, review = place.disagreement, desk.review
    if not one.of_relations or review is None:
        return []
    side = one.side(pane)
    if side is not None:
        return _made(side.relations, {each.uid: each for each in side.annotations}, desk, theme)
    if pane != "gold":
        return []
    sources = {each.uid for each in place.item.gold}
    own = [
        each for each in review.gold_relations if each.source in sources and each.type == one.relation_type
    ]
    return _made(own, {each.uid: each for each in review.gold}, desk, theme)


def _made(
    relations: list[Relation] | tuple[Relation, ...],
    ends: dict[str, Annotation],
    desk: ReviewDesk,
    theme: Theme,
) -> list[Tie]:
    made = []
    for relation in relations:
        source, target = ends.get(relation.source), ends.get(relation.target)
        if source is None or target is None:
            continue
        label = desk.scheme.label(target.label)
        colour = QColor(theme.label_colour(label.colour if label else "palette-1").line)
        names = [shortened(each.text(desk.text), _NAME) for each in (source, target)]
        made.append(Tie(source.uid, target.uid, colour, False, *names))
    return made
