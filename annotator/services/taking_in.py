"""Taking articles into a project: who is known already, what is new, and what differs."""

from dataclasses import replace

from annotator.domain.annotation_set import AnnotationSet, Role
from annotator.domain.annotator import Annotator
from annotator.domain.article import Article, new_article
from annotator.domain.errors import BadInputError
from annotator.domain.ids import new_id
from annotator.domain.json_values import same
from annotator.formats.api import REFUSED, AnnotatedArticle, Finding, Layer, Tell
from annotator.services.batch import Batch
from annotator.services.scheme_growth import SchemeGrowth
from annotator.services.set_merging import SetMerging
from annotator.services.tally import Tally
from annotator.services.work import Work

MADE_FROM_NAME = "id_from_name"
"""In an article's `source`: its id was made here, and a file that knows the article may give it another."""


class TakingIn:
    """One import's transaction; articles come one by one."""

    def __init__(
        self,
        work: Work,
        *,
        replace_differing: bool,
        keep_going: bool,
        tell: Tell,
    ) -> None:
        self._work = work
        self._replace = replace_differing
        self._tell = tell
        self._keep_going = keep_going
        self._batch = Batch(work)
        self._growth = SchemeGrowth(work, tell)
        self.tally = Tally()
        self._sets = SetMerging(
            work, self._batch, self._growth, self.tally, replace_differing=replace_differing
        )
        self._by_id: dict[str, Article] = {}
        self._by_text: dict[str, list[Article]] = {}
        for article in work.read.articles():
            self._remember(article)
        self._people = {person.name: person for person in work.read.annotators()}
        self._place = work.read.next_position(Article)
        self._new_sets: dict[str, int] = {}

    def take(self, record: AnnotatedArticle, text_beside: str | None = None) -> None:
        """Take one article in.

        Raises:
            BadInputError: it contradicts what is there, and `--replace` does not allow it.
        """
        try:
            article, is_new = self._article(record, text_beside)
            for layer in record.layers:
                self._sets.check(record, article.uid if not is_new else "", self._person_uid(layer), layer)
        except BadInputError as error:
            if not self._keep_going:
                raise
            self._tell(Finding("", REFUSED, {"why": str(error)}))
            return
        if is_new:
            self.tally.articles_new += 1
        else:
            self.tally.articles_known += 1
        for layer in record.layers:
            self._layer(article, layer, article_is_new=is_new)

    def finish(self) -> Tally:
        """Write what is still held, and the labels that came along."""
        self._growth.finish()
        self._batch.flush()
        return self.tally

    # Articles

    def _article(self, record: AnnotatedArticle, text_beside: str | None) -> tuple[Article, bool]:
        """The article of the project that a record means, made where there is none; and whether it is new."""
        known = self._by_id.get(record.id) if record.id is not None else None
        if known is not None:
            if known.sha256 != record.sha256:
                raise BadInputError(
                    "{where}: there is another text under the id {id}; give the article another id",
                    where=record.where,
                    id=record.id,
                )
            return self._refreshed(known, record), False
        twins = self._by_text.get(record.sha256, [])
        if record.id is None:
            if twins:
                return twins[0], False
            return self._made(record, self._free_id(record.title), record.text), True
        if record.text is None:
            return self._restored(record, twins, text_beside)
        if twins:
            self._tell(
                Finding(
                    record.where,
                    "the article {id} has the same text as {other}; it was taken in as an article of its own",
                    {"id": record.id, "other": ", ".join(twin.id for twin in twins)},
                )
            )
        return self._made(record, record.id, record.text), True

    def _restored(
        self, record: AnnotatedArticle, twins: list[Article], text_beside: str | None
    ) -> tuple[Article, bool]:
        """The article of a record whose text was left out, found by SHA-256."""
        nameless = next((twin for twin in twins if twin.source.get(MADE_FROM_NAME)), None)
        if nameless is not None and record.id is not None:
            return self._renamed(nameless, record), False
        text = self._batch.text(twins[0].uid) if twins else text_beside
        if text is None:
            raise BadInputError(
                "{where}: the text of the article {id} is left out, and the project does not have it; "
                "import the texts first or put them beside the file",
                where=record.where,
                id=record.id,
            )
        return self._made(record, str(record.id), text), True

    def _renamed(self, article: Article, record: AnnotatedArticle) -> Article:
        """Give an article whose id was made from a file's name what a source knows of it."""
        self._batch.flush()
        source = {key: value for key, value in article.source.items() if key != MADE_FROM_NAME}
        changed = replace(
            article,
            id=str(record.id),
            title=record.title or article.title,
            meta={**article.meta, **record.meta},
            source=source,
        )
        self._work.put(changed)
        self._forget(article)
        self._remember(changed)
        self._tell(
            Finding(
                record.where, "the article {old} is now called {id}", {"old": article.id, "id": record.id}
            )
        )
        return changed

    def _refreshed(self, known: Article, record: AnnotatedArticle) -> Article:
        """With `--replace`, the title and metadata of the file; else those that are there."""
        title = record.title or known.title
        if title == known.title and (not record.meta or same({**known.meta, **record.meta}, known.meta)):
            return known
        if not self._replace:
            self._tell(
                Finding(
                    record.where, "title or metadata of {id} differ; those there were kept", {"id": known.id}
                )
            )
            return known
        self._batch.flush()
        changed = replace(known, title=title, meta={**known.meta, **record.meta})
        self._work.put(changed)
        self._forget(known)
        self._remember(changed)
        return changed

    def _made(self, record: AnnotatedArticle, id: str, text: str | None) -> Article:
        if text is None:
            raise BadInputError("{where}: the article {id} has no text", where=record.where, id=id)
        source = dict(record.source)
        if record.id is None:
            source[MADE_FROM_NAME] = True
        article, body = new_article(
            text, id=id, title=record.title or id, position=self._place, meta=record.meta, source=source
        )
        self._place += 1
        self._remember(article)
        self._batch.add(article.uid, article, body)
        return article

    def _free_id(self, title: str) -> str:
        """An id made of the name of a file; made unique with a number where it is taken."""
        base = title.strip() or "article"
        if base not in self._by_id:
            return base
        number = 2
        while f"{base}-{number}" in self._by_id:
            number += 1
        return f"{base}-{number}"

    def _remember(self, article: Article) -> None:
        self._by_id[article.id] = article
        self._by_text.setdefault(article.sha256, []).append(article)

    def _forget(self, article: Article) -> None:
        del self._by_id[article.id]
        self._by_text[article.sha256].remove(article)

    # Layers

    def _person_uid(self, layer: Layer) -> str:
        person = self._people.get(layer.annotator or "")
        return person.uid if person else ""

    def _person(self, name: str) -> Annotator:
        person = self._people.get(name)
        if person is None:
            person = Annotator(new_id(), name, self._work.read.next_position(Annotator))
            self._work.put(person)
            self._people[name] = person
        return person

    def _layer(self, article: Article, layer: Layer, *, article_is_new: bool) -> None:
        person = self._person(layer.annotator or "")
        known = None
        if not article_is_new:
            self._batch.flush_if_holding(article.uid)
            known = self._work.read.set_of(article.uid, person.uid, layer.role)
        if known is not None:
            self._sets.merge(article.uid, known, layer)
            return
        place = self._new_sets.get(article.uid, 0) + 1
        if not article_is_new and article.uid not in self._new_sets:
            place = self._work.read.next_position(AnnotationSet, article.uid)
        self._new_sets[article.uid] = place
        made = AnnotationSet(
            uid=new_id(),
            article=article.uid,
            annotator=person.uid,
            role=Role(layer.role),
            status=layer.status,
            position=place,
            final=layer.final,
            guideline=layer.guideline,
        )
        self._batch.add(article.uid, made)
        self.tally.sets_new += 1
        self._sets.fill(article.uid, made, layer)
