"""For leads: which labels and sections of the guidelines cause most disagreement, with examples."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from annotator.domain.annotation_set import AnnotationSet, Role
from annotator.domain.article import Article
from annotator.domain.guideline_sections import section_for
from annotator.domain.label import Scheme
from annotator.domain.review.adjudication import ATTRIBUTE, facets_of
from annotator.domain.review.disagreement import Disagreement, Kind, compare
from annotator.domain.review.review import Item, Standing
from annotator.domain.span import Span, text_of
from annotator.services.ports.reading import Reading
from annotator.services.progress import UNDISTURBED, Progress
from annotator.services.review.comparing import contents_of, decisions_in, done_sets, names_in

AROUND = 60
"""Code points before and after an example."""
EXAMPLES = 5
"""So many examples of each cause are kept, decided ones before others."""


@dataclass(frozen=True, slots=True)
class Example:
    """One disagreement as it may go into the guidelines; names of annotators are not told."""

    article: str
    """The article's `uid`."""
    title: str
    key: str
    """The disagreement's."""
    before: str
    """What stands before it, from a word's start on."""
    stretch: str
    """What the annotations span together."""
    after: str
    versions: tuple[tuple[str, int], ...]
    """What annotators have, in words, and how many; nothing is an empty text."""
    gold: tuple[str, ...] | None
    """What was decided, in words; None where nothing is."""
    reason: str = ""
    note: str = ""

    def markdown(self) -> str:
        """The example as a paragraph of guidelines, in Markdown."""
        place = f"> {_escaped(self.before)}**{_escaped(self.stretch)}**{_escaped(self.after)}"
        if self.gold is None:
            told = " / ".join(f"*{_escaped(words) or '—'}*" for words, _ in self.versions)
            return f"{place}\n\n- ? {told}"
        right = " + ".join(f"**{_escaped(words)}**" for words in self.gold) or "—"
        wrong = [f"*{_escaped(words) or '—'}*" for words, _ in self.versions if words not in self.gold]
        lines = [f"- ✓ {right}", *([f"- ✗ {', '.join(wrong)}"] if wrong and self.gold else [])]
        lines += [f"- {_escaped(words)}" for words in (self.reason, self.note) if words]
        return "\n".join([place, "", *lines])


@dataclass(slots=True)
class Cause:
    """One thing about which annotators differ."""

    label: str
    """The label's `uid`."""
    kind: Kind
    what: str = ""
    """The attribute's name, or the relation type's (`name`), where the kind is of one."""
    section: str = ""
    """The heading in the guidelines that is the label's; empty where there is none."""
    count: int = 0
    """How many disagreements."""
    of: int = 0
    """How many places of the label there are in all, agreed ones among them."""
    articles: int = 0
    examples: list[Example] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Which part of the places of the label."""
        return self.count / self.of if self.of else 0.0


def causes(read: Reading, guidelines: str, progress: Progress = UNDISTURBED) -> list[Cause]:
    """What annotators differ about, most disagreements first; decided or not makes no difference.

    Args:
        read: one state of the project.
        guidelines: those that count, in Markdown.
        progress: told how many articles are compared.

    Raises:
        CancelledError: `progress` stopped it.
    """
    tally = _Tally(read.scheme(), {one.uid: one.name for one in read.annotators()}, guidelines)
    articles = read.articles()
    for number, article in enumerate(articles):
        if number % 20 == 0:
            progress(number, len(articles))
        sets = read.sets_of(article.uid)
        if len(done_sets(sets)) > 1:
            tally.add(read, article, sets)
    progress(len(articles), len(articles))
    return tally.causes()


class _Tally:
    def __init__(self, scheme: Scheme, people: Mapping[str, str], guidelines: str) -> None:
        self._scheme, self._people, self._guidelines = scheme, people, guidelines
        self._found: dict[tuple[str, Kind, str], Cause] = {}
        self._places: dict[str, int] = {}
        self._types = {kind.uid: kind.name for kind in scheme.relation_types}

    def add(self, read: Reading, article: Article, sets: Sequence[AnnotationSet]) -> None:
        contents = contents_of(read, done_sets(sets))
        gold = next((one for one in sets if one.role is Role.GOLD and one.final), None)
        standing = Standing(
            compare(contents),
            names_in(self._scheme, self._people),
            decisions_in(read, gold),
            read.annotations_of(gold.uid) if gold is not None else [],
        )
        for agreed in standing.comparison.agreed:
            self._place(agreed.annotations[0].label)
        text = read.text(article.uid) if standing.items else ""
        seen: set[tuple[str, Kind, str]] = set()
        for item in standing.items:
            one = item.disagreement
            if not one.of_relations and one.types:
                self._place(one.label)
            for kind, what in self._kinds(one):
                cause = self._cause(one.label, kind, what)
                cause.count += 1
                if (one.label, kind, what) not in seen:
                    seen.add((one.label, kind, what))
                    cause.articles += 1
                self._show(cause, article, text, item)

    def causes(self) -> list[Cause]:
        for cause in self._found.values():
            cause.of = self._places.get(cause.label, cause.count)
        return sorted(self._found.values(), key=lambda cause: -cause.count)

    def _place(self, label: str) -> None:
        self._places[label] = self._places.get(label, 0) + 1

    def _kinds(self, one: Disagreement) -> list[tuple[Kind, str]]:
        found: list[tuple[Kind, str]] = []
        for kind in one.types:
            if kind is Kind.RELATION:
                found.append((kind, self._types.get(one.relation_type, "")))
            elif kind is Kind.ATTRIBUTE and not one.of_relations:
                names = (facet.name for facet in facets_of(one) if facet.name.startswith(ATTRIBUTE))
                found += [(kind, name.removeprefix(ATTRIBUTE)) for name in names]
            else:
                found.append((kind, ""))
        return found

    def _cause(self, label: str, kind: Kind, what: str) -> Cause:
        cause = self._found.get((label, kind, what))
        if cause is None:
            known = self._scheme.label(label)
            names = (known.title, known.name) if known is not None else (label,)
            cause = Cause(label, kind, what, section_for(self._guidelines, *names))
            self._found[label, kind, what] = cause
        return cause

    def _show(self, cause: Cause, article: Article, text: str, item: Item) -> None:
        """Keep an example; one that is decided takes the place of one that is not."""
        examples = cause.examples
        if len(examples) == EXAMPLES:
            undecided = next((one for one in examples if one.gold is None), None)
            if undecided is None or item.left:
                return
            examples.remove(undecided)
        examples.append(self._example(cause, article, text, item))
        examples.sort(key=lambda one: one.gold is None)

    def _example(self, cause: Cause, article: Article, text: str, item: Item) -> Example:
        one = item.disagreement
        counts: dict[str, int] = {}
        for side in one.sides:
            if one.of_relations:
                ends = {each.uid: text_of(each.fragments, text) for each in side.annotations}
                words = ", ".join(ends[tie.target] for tie in side.relations)
            else:
                words = ", ".join(
                    self._words(each.fragments, each.label, each.attributes, cause, text)
                    for each in side.annotations
                )
            counts[words] = counts.get(words, 0) + 1
        gold = None
        if not item.left and not one.of_relations:
            gold = tuple(
                self._words(each.fragments, each.label, each.attributes, cause, text) for each in item.gold
            )
        made = item.decision
        start, end = _cut(text, one.extent)
        return Example(
            article.uid,
            article.title,
            one.key,
            text[start : one.extent.start],
            one.extent.of(text),
            text[one.extent.end : end],
            tuple(counts.items()),
            gold,
            made.reason if made is not None else "",
            made.note if made is not None else "",
        )

    def _words(
        self,
        fragments: Sequence[Span],
        label: str,
        attributes: Mapping[str, object],
        cause: Cause,
        text: str,
    ) -> str:
        """An annotation in the words that tell how it differs."""
        words = text_of(fragments, text)
        if cause.kind is Kind.LABEL:
            known = self._scheme.label(label)
            return f"{words} ({known.name if known is not None else label})"
        if cause.kind is Kind.ATTRIBUTE:
            return f"{words} ({cause.what}: {attributes.get(cause.what, '—')})"
        return words


def _cut(text: str, extent: Span) -> tuple[int, int]:
    """From where to where an example is shown: on its own line, and not in the middle of a word."""
    start = max(extent.start - AROUND, text.rfind("\n", 0, extent.start) + 1)
    while 0 < start < extent.start and not text[start - 1].isspace():
        start += 1
    line_end = text.find("\n", extent.end)
    end = min(extent.end + AROUND, len(text) if line_end < 0 else line_end)
    while extent.end < end < len(text) and not text[end].isspace():
        end -= 1
    return start, end


_SPECIAL = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#|"})


def _escaped(text: str) -> str:
    """A text as Markdown shows it as it is, on one line."""
    return " ".join(text.translate(_SPECIAL).split("\n"))
