"""The card of a data set (README.md): what the hub reads of it, and what people should know."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import orjson

from annotator.domain.label import Scheme
from annotator.domain.licence import LICENCE
from annotator.domain.texts.language import CODE, LANGUAGES
from annotator.formats.api import AnnotatedArticle
from annotator.formats.hugging_face.rows import ARTICLE, Fields
from annotator.formats.wording import shown

_LICENCES = (LICENCE, "license")
_KNOWN_LICENCE = re.compile(
    r"cc0-1\.0|cc-by(-nc)?(-sa|-nd)?-[2-4]\.[05]|mit|apache-2\.0|[al]?gpl-3\.0|odc-by|odbl|pddl"
)
_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))


@dataclass(slots=True)
class Split:
    """One part of the data set."""

    path: str
    """Of its file, relative to the card."""
    articles: int = 0
    unpacked: int = 0
    """Bytes of its rows in memory."""
    packed: int = 0
    """Bytes of its file."""


@dataclass(slots=True)
class Told:
    """What the card tells, counted while the data set is written."""

    splits: dict[str, Split] = field(default_factory=dict)
    labels: Counter[str] = field(default_factory=Counter)
    relations: Counter[str] = field(default_factory=Counter)
    layers: Counter[str] = field(default_factory=Counter)
    """By role."""
    languages: Counter[str] = field(default_factory=Counter)
    licences: Counter[str] = field(default_factory=Counter)
    """In the words of the articles; an empty text for those that say nothing."""
    textless: int = 0

    def count(self, article: AnnotatedArticle, *, with_text: bool) -> None:
        """Take an article."""
        for layer in article.layers:
            self.layers[layer.role.value] += 1
            self.labels.update(span.label for span in layer.spans)
            self.relations.update(one.type for one in layer.relations)
        self.languages[_said(article, LANGUAGES)] += 1
        self.licences[_said(article, _LICENCES)] += 1
        self.textless += not with_text


def card(told: Told, scheme: Scheme) -> str:
    """The card as Markdown with a YAML head, in English as the hub wants it."""
    return "\n".join(["---", *_head(told), "---", "", *_body(told, scheme), ""])


def licence_id(words: str) -> str:
    """The hub's name of a licence, as `cc-by-sa-4.0`; `unknown` or `other` where it has none."""
    if not words:
        return "unknown"
    name = "-".join(words.lower().removesuffix("-or-later").replace("_", " ").split())
    return name if _KNOWN_LICENCE.fullmatch(name) else "other"


def _head(told: Told) -> Iterator[str]:
    languages = sorted(one.lower() for one in told.languages if CODE.fullmatch(one))
    if languages:
        yield from ["language:", *(f"- {_quoted(one)}" for one in dict.fromkeys(languages))]
    licences = sorted({licence_id(words) for words in told.licences}) or ["unknown"]
    if len(licences) == 1:
        yield f"license: {licences[0]}"
    else:
        yield from ["license:", *(f"- {one}" for one in licences)]
    articles = sum(one.articles for one in told.splits.values())
    yield from ["task_categories:", "- token-classification", "size_categories:"]
    yield f"- {next((name for most, name in _SIZES if articles < most), '1M<n<10M')}"
    yield from ["configs:", "- config_name: default", "  data_files:"]
    for name, split in told.splits.items():
        yield from [f"  - split: {name}", f"    path: {split.path}"]
    yield from ["dataset_info:", "  features:", *_features(ARTICLE, "  "), "  splits:"]
    for name, split in told.splits.items():
        yield from [
            f"  - name: {name}",
            f"    num_bytes: {split.unpacked}",
            f"    num_examples: {split.articles}",
        ]
    yield f"  download_size: {sum(one.packed for one in told.splits.values())}"
    yield f"  dataset_size: {sum(one.unpacked for one in told.splits.values())}"


def _features(fields: Fields, indent: str) -> Iterator[str]:
    for name, kind in fields:
        yield f"{indent}- name: {name}"
        if isinstance(kind, str):
            yield f"{indent}  dtype: {kind}"
        else:
            yield f"{indent}  list:"
            yield from _features(kind, f"{indent}  ")


def _body(told: Told, scheme: Scheme) -> Iterator[str]:
    articles = sum(one.articles for one in told.splits.values())
    yield from ["# Annotated articles", ""]
    yield (
        f"{articles:,} articles with {told.labels.total():,} annotations and"
        f" {told.relations.total():,} relations in {told.layers.total():,} annotation sets"
        + (f", {told.layers['gold']:,} of them gold." if told.layers["gold"] else ".")
    )
    if told.textless:
        yield (
            f"{told.textless:,} articles come without their texts (`text` is null); `sha256` tells the text"
            " in which offsets count."
        )
    yield from ["", "| split | articles |", "| --- | --- |"]
    yield from (f"| `{name}` | {split.articles:,} |" for name, split in told.splits.items())
    yield from ["", "## What a row holds", "", _COLUMNS, "## Labels", ""]
    yield from _counted("label", told.labels, {one.name: one.title for one in scheme.labels})
    yield from ["", "## Relations", ""]
    yield from _counted("relation", told.relations, {one.name: one.title for one in scheme.relation_types})
    yield from ["", "## Licences of the texts", ""]
    yield from ["| licence | articles |", "| --- | --- |"]
    yield from (
        f"| {_code(words) if words else 'not known'} | {n:,} |" for words, n in _sorted(told.licences)
    )


_COLUMNS = """\
An article: `id`, `title`, `text`, `sha256` of the text in UTF-8, `meta` (JSON), and `layers`, the
annotation sets on it. A layer tells `annotator`, `role` (`annotator` or `gold`), `status`, `final` (false
where another gold is final), `guideline` (its version), `decisions` (JSON), `spans` and `relations`.

An entry of `spans` is an annotation: `start` and `end` are its first and last offset in Unicode code points,
so `text[start:end]` in Python; `fragments` the stretches that it covers where it is interrupted, `text` those
joined with a space. `attributes` and `origin` are JSON, as their values may be of any type. `from` and `to`
of a relation are ids of annotations of the same layer.

```python
import datasets, json

data = datasets.load_dataset("path/to/this/folder")
for split in data.values():
    for article in split:
        for layer in article["layers"]:
            for span in layer["spans"]:
                print(span["label"], span["text"], json.loads(span["attributes"] or "{}"))
```
"""


def _counted(what: str, counts: Counter[str], titles: Mapping[str, str]) -> Iterator[str]:
    if not counts:
        yield "None."
        return
    yield from [f"| {what} | called | n |", "| --- | --- | --- |"]
    for name, n in _sorted(counts):
        yield f"| {_code(name)} | {_code(titles.get(name, name))} | {n:,} |"


def _sorted(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))


def _said(article: AnnotatedArticle, keys: tuple[str, ...]) -> str:
    return next((value for key in keys if isinstance(value := article.meta.get(key), str)), "")


def _code(text: str) -> str:
    """A text from the project in a cell of Markdown, in which nothing of it acts."""
    return "`" + shown(text).replace("`", "'").replace("|", "¦") + "`"


def _quoted(text: str) -> str:
    return orjson.dumps(text).decode()
