"""What the panel and the table say of the disagreements on the desk."""

from collections.abc import Sequence

from annotator.domain.review.adjudication import ATTRIBUTE, BOUNDARY, PIECES, Facet, facets_of
from annotator.domain.review.disagreement import Disagreement
from annotator.domain.review.review import State
from annotator.domain.span import Fragments
from annotator.gui.review.desk import ReviewDesk
from annotator.gui.review.facets.panel import PanelShown
from annotator.gui.review.facets.row import FacetShown, VersionShown
from annotator.gui.review.facets.ruler import Bar
from annotator.gui.review.places import Place
from annotator.gui.review.table_model import Row
from annotator.gui.review.wording import (
    annotations_words,
    decision_words,
    facet_title,
    kind_words,
    label_words,
    said,
    side_words,
    version_words,
)
from annotator.gui.style.theme import Theme
from annotator.gui.translation import QT_TRANSLATE_NOOP, counted

_STATES = {
    State.OPEN: QT_TRANSLATE_NOOP("Review", "open"),
    State.LATER: QT_TRANSLATE_NOOP("Review", "put off"),
    State.STALE: QT_TRANSLATE_NOOP("Review", "open again: changed since it was decided"),
    State.DECIDED: QT_TRANSLATE_NOOP("Review", "decided"),
    State.RESOLVED: QT_TRANSLATE_NOOP("Review", "follows from its ends"),
}
_SIGNS = {State.OPEN: "", State.LATER: "…", State.STALE: "↻", State.DECIDED: "✓", State.RESOLVED: "✓"}


def panel_of(desk: ReviewDesk, theme: Theme) -> PanelShown | None:
    """What the panel says of the current disagreement."""
    place, choice = desk.here(), desk.choice
    if place is None or choice is None:
        return None
    one = place.disagreement
    head = said("{label} · {differs}").format(label=label_words(one, desk.scheme), differs=_and(one))
    if one.of_relations:
        head = said("{label} of “{words}”").format(
            label=label_words(one, desk.scheme), words=_words_of_source(desk, one)
        )
    state, warning = told_of(desk, place), ""
    said_of = sum(1 + len(thread.answers) for thread in desk.threads.get(place.key, ()))
    if place.state is State.STALE and place.item.decision is not None:
        warning = said("Somebody changed their marks after this was decided ({decision}); gold is as it was.")
        warning = warning.format(decision=decision_words(place.item.decision, desk.shown_name))
        state = said(_STATES[State.STALE])
    if said_of:
        state = " · ".join(filter(None, (counted("Review", "%Ln remarks (R)", said_of), state)))
    chosen = dict(choice.chosen)
    if not chosen and place.item.decision is not None:
        chosen = _as_decided(desk, place)
    rows = tuple(_facet(facet, desk, one, chosen, choice.facet) for facet in facets_of(one, same_too=True))
    return PanelShown(
        str(place.number), head, bars_of(desk, one, chosen, theme), tuple(filter(None, rows)), state, warning
    )


def row_of(desk: ReviewDesk, key: str) -> Row:
    """A disagreement as a row of the table."""
    place = desk.place(key)
    if place is None:
        return Row(key, 0, "", "", tuple("" for _ in desk.order), "", "")
    one = place.disagreement
    sides = tuple(
        side_words(side, one, desk.scheme, desk.text) if (side := one.side(uid)) is not None else ""
        for uid in desk.order
    )
    differs = kind_words(one.types) or said("changed since")
    return Row(
        key,
        place.number,
        differs,
        label_words(one, desk.scheme),
        sides,
        gold_sign(desk, place),
        told_of(desk, place) or said(_STATES[place.state]),
        place.left,
    )


def gold_sign(desk: ReviewDesk, place: Place) -> str:
    """What became of a disagreement, in a sign and at most one digit: ✓ 1 is the first person's version."""
    sign, made = _SIGNS[place.state], place.item.decision
    if place.state is State.DECIDED and made is not None:
        names = {name: uid for uid, name in (desk.review.people if desk.review else {}).items()}
        taken = {names.get(one.annotator or "") for one in made.facets}
        digits = [str(number) for number, uid in enumerate(desk.order, 1) if uid in taken]
        short = {"union": "∪", "intersection": "∩", "both": "+", "neither": "✗", "own": "✎"}
        return f"{sign} {'/'.join(digits) if digits else short.get(made.kind, '')}".rstrip()
    return sign


def told_of(desk: ReviewDesk, place: Place) -> str:
    """What became of a disagreement, in words; empty where it is open."""
    made = place.item.decision
    if place.state is State.OPEN:
        return ""
    if made is None or place.state is State.RESOLVED:
        return said(_STATES[place.state])
    return decision_words(made, desk.shown_name)


def bars_of(desk: ReviewDesk, one: Disagreement, chosen: dict[str, str], theme: Theme) -> tuple[Bar, ...]:
    """The versions of the stretch, each with the digits of those who have it."""
    found: dict[tuple[Fragments, str], list[str]] = {}
    for uid in desk.order:
        side = one.side(uid)
        own = side.annotations if side is not None and not one.of_relations else ()
        fragments = tuple(sorted({span for each in own for span in each.fragments}))
        found.setdefault((fragments, own[0].label if own else ""), []).append(uid)
    if one.of_relations:
        return ()
    taken = chosen.get(BOUNDARY) or chosen.get(PIECES) or next(iter(chosen.values()), "")
    made = []
    for (fragments, label), uids in found.items():
        scheme_label = desk.scheme.label(label)
        colour = theme.label_colour(scheme_label.colour).line if scheme_label else theme.muted
        made.append(Bar(" ".join(digits_of(desk, uids)), fragments, colour, chosen=taken in uids))
    return tuple(made)


def digits_of(desk: ReviewDesk, uids: Sequence[str]) -> list[str]:
    """The digits that mean annotators (`uid`s); beyond nine their names."""
    return [
        str(number) if number <= 9 else desk.names[uid]
        for number, uid in enumerate(desk.order, 1)
        if uid in uids
    ]


def _facet(
    facet: Facet, desk: ReviewDesk, one: Disagreement, chosen: dict[str, str], focused: Facet | None
) -> FacetShown | None:
    """A facet; of those in which nothing differs only attributes, for the rest is plain to see."""
    if not facet.differs and not facet.name.startswith(ATTRIBUTE):
        return None
    taken = chosen.get(facet.name, "")
    versions = []
    order = {uid: number for number, uid in enumerate(desk.order)}
    # As the digits go; the order of the project would tell who is who where names are not to be seen.
    for version in sorted(facet.versions, key=lambda each: min(order[uid] for uid in each.annotators)):
        holders = sorted(version.annotators, key=order.__getitem__)
        names = ", ".join(desk.names[uid] for uid in holders)
        words = version_words(facet, version.value, one, desk.scheme, desk.text)
        if not facet.differs:
            all_of = said("{value}, all who marked it") if _some_lack(one) else said("{value}, all of them")
            words = all_of.format(value=words)
        versions.append(
            VersionShown(
                holders[0],
                tuple(digits_of(desk, holders)),
                names,
                words,
                chosen=taken in version.annotators,
            )
        )
    is_focused = focused is not None and facet.name == focused.name
    return FacetShown(
        facet.name,
        facet_title(facet, one, desk.scheme, _ends(desk, one)),
        tuple(versions),
        focused=is_focused,
    )


def _some_lack(one: Disagreement) -> bool:
    return any(not side.annotations for side in one.sides)


def _ends(desk: ReviewDesk, one: Disagreement) -> dict[str, str]:
    """The words of what relations go to, by the key of its group."""
    if desk.review is None:
        return {}
    found = {}
    for target in one.targets:
        sides = desk.review.standing.groups.get(target, ())
        first = next((own for own in sides if own), ())
        found[target] = annotations_words(first[:1], desk.text)
    return found


def _words_of_source(desk: ReviewDesk, one: Disagreement) -> str:
    sides = desk.review.standing.groups.get(one.source, ()) if desk.review is not None else ()
    first = next((own for own in sides if own), ())
    return annotations_words(first[:1], desk.text)


def _and(one: Disagreement) -> str:
    return kind_words(one.types) or said("what was decided and what is there now")


def _as_decided(desk: ReviewDesk, place: Place) -> dict[str, str]:
    """From whom (`uid`) each facet was taken, as the decision says."""
    made, review = place.item.decision, desk.review
    if made is None or review is None or place.state is State.STALE:
        return {}
    names = {name: uid for uid, name in review.people.items()}
    found = {}
    for choice in made.facets:
        uid = names.get(choice.annotator or "", "")
        if choice.about:
            target = next(
                (
                    key
                    for key in place.disagreement.targets
                    if set(review.standing.refs_of(key)) & set(choice.about)
                ),
                "",
            )
            found[f"relation {target}"] = uid
        else:
            found[choice.facet] = uid
    return found
