"""Taking articles into a project: who is known already, what is new, and what differs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from annotator.domain.annotation_set import AnnotationSet, Role
from annotator.domain.annotator import Annotator
from annotator.domain.article import Article, ArticleKey, new_article
from annotator.domain.errors import BadInputError, Count, Phrase
from annotator.domain.ids import new_id
from annotator.domain.json_values import same
from annotator.formats.api import REFUSED, AnnotatedArticle, Finding, Layer, Tell
from annotator.formats.fitting import check_fits
from annotator.formats.wording import shown
from annotator.services.imports.batch import Batch
from annotator.services.imports.final_gold import give_way, with_one_final
from annotator.services.imports.known_articles import MADE_FROM_NAME, KnownArticles, is_nameless
from annotator.services.imports.places import place_of
from annotator.services.imports.scheme_growth import SchemeGrowth
from annotator.services.imports.set_merging import Compared, SetMerging
from annotator.services.imports.tally import Tally
from annotator.services.work import Work

BURIED = "not taken in, for it was removed on {day} ({why}); import with --replace to have it back"


@dataclass(frozen=True, slots=True)
class _Meant:
    """Which article of the project a record means; none yet: one is to be made of the text."""

    article: Article | None
    text: str = ""
    takes_id: bool = False
    """The article has an id of ours, made from a file's name, and gets the file's with all it knows."""


class TakingIn:
    """One import's transaction; articles come one by one."""

    def __init__(
        self,
        work: Work,
        *,
        replace_differing: bool,
        keep_going: bool,
        bring_back: bool = False,
        tell: Tell,
    ) -> None:
        self._work = work
        self._replace = replace_differing
        self._bring_back = bring_back or replace_differing
        self._tell = tell
        self._keep_going = keep_going
        self._batch = Batch(work)
        self._growth = SchemeGrowth(work, tell)
        self.tally = Tally()
        self._sets = SetMerging(
            work, self._batch, self._growth, self.tally, tell, replace_differing=replace_differing
        )
        self._articles = KnownArticles(work.read.article_keys())
        self._stones = {stone.sha256: stone for stone in work.read.tombstones()}
        self._people = {person.name: person for person in work.read.annotators()}
        self._next_article = work.read.next_position(Article)
        self._next_person = work.read.next_position(Annotator)
        self._next_set: dict[str, int] = {}
        self._counted: set[str] = set()

    def take(self, record: AnnotatedArticle, text_beside: str | None = None) -> None:
        """Take one article in; everything about it is checked before anything of it is written.

        Raises:
            BadInputError: it contradicts what is there, and `--replace` does not allow it.
        """
        if self._is_buried(record):
            return
        try:
            meant = self._meant(record, text_beside)
            record = self._with_one_final(record, meant.article)
            known = [self._known_set(record, meant.article, layer) for layer in record.layers]
        except BadInputError as error:
            if not self._keep_going:
                raise
            self._tell(Finding("", REFUSED, {"why": error.phrase()}))
            return
        if meant.article is None:
            article = self._made(record, meant.text)
            self.tally.articles_new += 1
        else:
            article = (self._renamed if meant.takes_id else self._refreshed)(meant.article, record)
            # Some formats have a record for each annotation set: their articles count once.
            self.tally.articles_known += article.uid not in self._counted
            if self._replace:
                give_way(self._work, article, record, tuple(self._people.values()))
        self._counted.add(article.uid)
        self._growth.prefer(record.colours)
        for layer, there in zip(record.layers, known, strict=True):
            if there is None:
                self._new_set(article, layer, article_is_new=meant.article is None)
            else:
                self._sets.merge(article.uid, there)
        self._batch.flush_if_full()

    def finish(self) -> Tally:
        """Write what is still held, and the labels that came along."""
        self._growth.finish()
        self._batch.flush()
        self.tally.wrote = self._work.wrote_bulk or bool(self._work.changes)
        return self.tally

    # Which article it is

    def _is_buried(self, record: AnnotatedArticle) -> bool:
        """Whether an article was removed and stays so; with `--replace` it comes back, and its stone goes."""
        if self._articles.called(record.id) is not None:
            return False
        stone = self._stones.get(record.sha256)
        if stone is None or self._articles.with_text(record.sha256):
            return False
        if self._bring_back:
            self._work.remove(stone)
            del self._stones[record.sha256]
            return False
        self._tell(Finding(place_of(record), BURIED, {"day": stone.at[:10], "why": stone.why}))
        return True

    def _meant(self, record: AnnotatedArticle, text_beside: str | None) -> _Meant:
        twins = self._articles.with_text(record.sha256)
        known = self._articles.called(record.id)
        if known is None and record.id is None and twins:
            known = twins[0]
        if not record.sha256:
            return self._meant_by_id(record, known)
        if known is not None and known.sha256 != record.sha256:
            raise BadInputError(
                "{where}: there is another text under the id {id}; give the article another id",
                where=place_of(record),
                id=shown(record.id),
            )
        article = None if known is None else self._batch.article(known.uid)
        if record.text is not None:
            return _Meant(article, record.text)
        if article is None and record.id is not None:
            alike = (self._batch.article(one.uid) for one in twins)
            article = next((one for one in alike if is_nameless(one)), None)
        # The name of a text's file may be the very id: then too only its corpus knows the title.
        takes_id = article is not None and record.id is not None and is_nameless(article)
        has_text = article or (twins[0] if twins else None)
        text = text_beside if has_text is None else self._batch.text(has_text.uid)
        if text is None:
            raise BadInputError(
                "{where}: the text of the article {id} is left out, and the project does not have it; "
                "import the texts first or put them beside the file",
                where=place_of(record),
                id=shown(record.id or record.title),
            )
        check_fits(record, text)
        return _Meant(article, text, takes_id)

    def _meant_by_id(self, record: AnnotatedArticle, known: ArticleKey | None) -> _Meant:
        """The article of a source without texts; ours name one that has no id by the hash of its text."""
        known = known or next(iter(self._articles.with_text(record.id or "")), None)
        if known is None:
            raise BadInputError(
                "{where}: it has annotations of the article {id} without its text, and the project has none"
                " of that id; import the texts first, or put a table of articles with id and text beside it",
                where=record.where,
                id=shown(record.id),
            )
        text = self._batch.text(known.uid)
        check_fits(record, text)
        return _Meant(self._batch.article(known.uid), text)

    def _made(self, record: AnnotatedArticle, text: str) -> Article:
        source = dict(record.source)
        name = record.id
        if name is None:
            name = self._articles.free_id(record)
            source[MADE_FROM_NAME] = True
        self._tell_twins(record, self._articles.with_text(record.sha256))
        article, body = new_article(
            text,
            id=name,
            title=record.title or name,
            position=self._next_article,
            meta=record.meta,
            source=source,
        )
        self._next_article += 1
        self._articles.add(ArticleKey(article.uid, article.id, article.sha256))
        self._batch.add(article.uid, article, body)
        return article

    def _tell_twins(self, record: AnnotatedArticle, twins: Sequence[ArticleKey]) -> None:
        """Say that there is the same text already; all twins by id would make the report grow without end."""
        if twins:
            other = twins[0].id
            if len(twins) > 1:
                other = Phrase("{id} and {n} more", id=other, n=Count(len(twins) - 1))
            self._tell(
                Finding(
                    record.where,
                    "the article {id} has the same text as {other}; it was taken in as an article of its own",
                    {"id": record.id, "other": other},
                )
            )

    def _renamed(self, article: Article, record: AnnotatedArticle) -> Article:
        """Give an article whose id was made from a file's name what a source knows of it."""
        source = {key: value for key, value in article.source.items() if key != MADE_FROM_NAME}
        if article.id != record.id:
            told = "the article {old} is now called {id}"
            self._tell(Finding(record.where, told, {"old": article.id, "id": record.id}))
        return self._changed(
            article,
            replace(
                article,
                id=str(record.id),
                title=_title(record, article),
                meta={**article.meta, **record.meta},
                source=source,
            ),
        )

    def _refreshed(self, known: Article, record: AnnotatedArticle) -> Article:
        """With `--replace`, the title and metadata of the file; else those that are there."""
        if record.id is None:
            return known
        title = _title(record, known)
        if title == known.title and (not record.meta or same({**known.meta, **record.meta}, known.meta)):
            return known
        if not self._replace:
            self._tell(
                Finding(
                    record.where, "title or metadata of {id} differ; those there were kept", {"id": known.id}
                )
            )
            return known
        return self._changed(known, replace(known, title=title, meta={**known.meta, **record.meta}))

    def _changed(self, before: Article, after: Article) -> Article:
        self._batch.flush_if_holding(before.uid)
        self._work.put(after)
        self._work.touched([after.uid])
        known = self._articles.called(before.id)
        if known is not None and before.id != after.id:
            self._articles.rename(known, after.id)
        return after

    # Its layers

    def _with_one_final(self, record: AnnotatedArticle, article: Article | None) -> AnnotatedArticle:
        """The record, its gold set beside the gold that is there: one of all is final."""
        if not any(layer.role is Role.GOLD for layer in record.layers):
            return record
        there: list[tuple[str, AnnotationSet]] = []
        if article is not None:
            self._batch.flush_if_holding(article.uid)
            names = {person.uid: person.name for person in self._people.values()}
            sets = self._work.read.sets_of(article.uid)
            there = [(names[one.annotator], one) for one in sets if one.role is Role.GOLD]
        return with_one_final(record, there, self._tell, replace_differing=self._replace)

    def _known_set(self, record: AnnotatedArticle, article: Article | None, layer: Layer) -> Compared | None:
        """The set there is of a layer's annotator, compared with the layer; None where there is none."""
        person = self._people.get(layer.annotator or "")
        if article is None or person is None:
            return None
        self._batch.flush_if_holding(article.uid)
        there = self._work.read.set_of(article.uid, person.uid, layer.role)
        return None if there is None else self._sets.compared(record, there, layer)

    def _new_set(self, article: Article, layer: Layer, *, article_is_new: bool) -> None:
        place = self._next_set.get(article.uid)
        if place is None:
            place = 1 if article_is_new else self._work.read.next_position(AnnotationSet, article.uid)
        self._next_set[article.uid] = place + 1
        made = AnnotationSet(
            uid=new_id(),
            article=article.uid,
            annotator=self._person(layer.annotator or "").uid,
            role=layer.role,
            status=layer.status,
            position=place,
            final=layer.final,
            guideline=layer.guideline,
        )
        self._batch.add(article.uid, made)
        self.tally.sets_new += 1
        self._sets.fill(article.uid, made, layer)

    def _person(self, name: str) -> Annotator:
        person = self._people.get(name)
        if person is None:
            person = Annotator(new_id(), name, self._next_person)
            self._next_person += 1
            self._work.put(person)
            self._people[name] = person
        return person


def _title(record: AnnotatedArticle, known: Article) -> str:
    """The title that an article has afterwards: a file's name is none where there is one already."""
    return (record.title if record.titled else "") or known.title
