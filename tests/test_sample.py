"""The bundled sample and guidelines keep the contract: offsets, sums, attributes, relations, boundaries."""

import hashlib
import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
SAMPLE = RESOURCES / "sample" / "articles.jsonl"
GUIDELINES = RESOURCES / "guidelines" / "en.md"

Json = dict[str, Any]

ATTRIBUTES: dict[str, dict[str, set[str] | type]] = {
    "claim": {
        "quote": {"direct", "indirect", "mixed", "free-indirect"},
        "polarity": {"asserts", "denies"},
        "voice": {"author", "unattributed"},
    },
    "speaker": {"form": {"named", "organisation", "unnamed", "pronoun", "document"}, "entity": str},
    "number": {
        "bound": {"exact", "approximate", "at-least", "more-than", "at-most", "less-than", "range", "vague"},
        "value": float,
        "lower": float,
        "upper": float,
        "unit": str,
        "quantity": str,
    },
    "hedge": {
        "type": {"modal", "adverb", "evidential", "approximator", "conditional", "other"},
        "strength": {"weak", "medium", "strong"},
    },
}
RELATIONS = {
    "said-by": ({"claim"}, {"speaker"}),
    "has-number": ({"claim"}, {"number"}),
    "hedged-by": ({"claim", "number"}, {"hedge"}),
    "about": ({"claim"}, {"claim"}),
}
ARTICLE_KEYS = {"version", "id", "title", "text", "sha256", "meta", "layers"}
SPAN_KEYS = {"id", "label", "start", "end", "fragments", "text", "attributes", "note", "discuss"}


def articles() -> list[Json]:
    return [json.loads(line) for line in SAMPLE.read_text(encoding="utf-8").split("\n")[:-1]]


def layers() -> list[tuple[Json, Json]]:
    return [(article, layer) for article in articles() for layer in article["layers"]]


def named(pair: tuple[Json, Json]) -> str:
    return f"{pair[0]['id']}-{pair[1]['annotator']}"


def pieces(span: Json) -> list[list[int]]:
    return list(span.get("fragments", [[span["start"], span["end"]]]))


def faults(article: Json, layer: Json) -> list[str]:
    """Whatever the contract refuses or the default scheme does not know in one layer, in plain words."""
    found: list[str] = []
    by_id = {span["id"]: span for span in layer["spans"]}
    if len(by_id) != len(layer["spans"]):
        found.append("an id stands twice")
    for span in layer["spans"]:
        where = f"{span['id']} ({span['text']})"
        found += [f"{where}: {fault}" for fault in span_faults(article["text"], span)]
        found += [f"{where}: {fault}" for fault in attribute_faults(span)]
    for relation in layer["relations"]:
        if not {relation["from"], relation["to"]} <= by_id.keys():
            found.append(f"an end of {relation} is not there")
            continue
        sources, targets = RELATIONS[relation["type"]]
        if by_id[relation["from"]]["label"] not in sources or by_id[relation["to"]]["label"] not in targets:
            found.append(f"{relation} ties what its type may not tie")
    return found


def span_faults(text: str, span: Json) -> list[str]:
    found = [f"unknown key {key}" for key in span.keys() - SPAN_KEYS]
    fragments = pieces(span)
    edges = [edge for fragment in fragments for edge in fragment]
    if any(type(edge) is not int for edge in edges) or edges[0] < 0 or edges[-1] > len(text):
        found.append("offsets are no code points of the text")
    if any(before >= after for before, after in pairwise(edges)):
        found.append("fragments are empty, unsorted or overlap")
    if [span["start"], span["end"]] != [edges[0], edges[-1]]:
        found.append("start and end are not the outermost")
    if "fragments" in span and len(fragments) < 2:
        found.append("one fragment needs no list")
    if span["text"] != " ".join(text[start:end] for start, end in fragments):
        found.append("its text is not the slice")
    for start, end in fragments:
        piece = text[start:end]
        if piece != piece.strip() or piece.endswith((".", ",")):
            found.append("white space, a full stop or a comma at an end")
        if any(text[edge - 1].isalnum() and text[edge : edge + 1].isalnum() for edge in (start, end) if edge):
            found.append("an edge inside a word")
    return found


def attribute_faults(span: Json) -> list[str]:
    legal, given = ATTRIBUTES[span["label"]], span["attributes"]
    found = [f"unknown attribute {name}" for name in given.keys() - legal.keys()]
    for name in given.keys() & legal.keys():
        kind, value = legal[name], given[name]
        if isinstance(kind, set):
            fits = value in kind
        elif kind is float:
            fits = type(value) in {int, float}
        else:
            fits = isinstance(value, str) and value == value.strip() != ""
        if not fits:
            found.append(f"{name} may not be {value!r}")
    if span["label"] == "number":
        open_ended = given["bound"] in {"range", "vague"}
        if open_ended == ("value" in given) or (not open_ended and given.keys() & {"lower", "upper"}):
            found.append("value, lower and upper do not go with the bound")
        if given["bound"] == "range" and not given["lower"] < given["upper"]:
            found.append("a range needs lower and upper")
        if not {"unit", "quantity"} <= given.keys():
            found.append("a number counts something")
    return found


def test_the_file_is_utf8_lines_with_lf() -> None:
    raw = SAMPLE.read_bytes()
    assert raw.endswith(b"\n")
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw
    assert raw.count(b"\n") == 3
    assert [json.loads(line)["id"] for line in raw.decode().split("\n")[:-1]] == [
        "halvera-ferry",
        "tolvane-dam",
        "tesmer-crowd",
    ]


@pytest.mark.parametrize("article", articles(), ids=lambda article: str(article["id"]))
def test_an_article_is_short_canonical_and_has_its_sum(article: Json) -> None:
    text = article["text"]
    assert article.keys() == ARTICLE_KEYS
    assert article["version"] == 1
    assert article["sha256"] == hashlib.sha256(text.encode()).hexdigest()
    assert article["meta"].keys() == {"published", "source"}
    assert article["meta"]["source"] == "Written for Annotator"
    assert 1800 <= len(text) <= 3000
    assert 6 <= len(text.split("\n\n")) <= 10
    assert not any(mark in text for mark in "\r\0\ufffd")
    assert [layer["annotator"] for layer in article["layers"]] == ["ana", "ben"]


@pytest.mark.parametrize("pair", layers(), ids=named)
def test_a_layer_is_sound(pair: tuple[Json, Json]) -> None:
    article, layer = pair
    assert layer.keys() == {"annotator", "role", "status", "spans", "relations"}
    assert layer["role"] == "annotator"
    assert 25 <= len(layer["spans"]) <= 45
    assert faults(article, layer) == []


@pytest.mark.parametrize("pair", [pair for pair in layers() if pair[1]["annotator"] == "ana"], ids=named)
def test_ana_leaves_nothing_untied(pair: tuple[Json, Json]) -> None:
    """A claim has a speaker or a voice, and every speaker, number and hedge is tied to something."""
    layer = pair[1]
    spoken = {relation["from"] for relation in layer["relations"] if relation["type"] == "said-by"}
    reached = {relation["to"] for relation in layer["relations"]}
    for span in layer["spans"]:
        if span["label"] == "claim":
            assert (span["id"] in spoken) != ("voice" in span["attributes"]), span["text"]
        else:
            assert span["id"] in reached, span["text"]


def test_two_articles_are_done_by_both_and_the_third_is_in_progress() -> None:
    statuses = [[layer["status"] for layer in article["layers"]] for article in articles()]
    assert statuses == [["done", "done"], ["done", "done"], ["in-progress", "in-progress"]]


def test_the_third_article_leaves_its_last_paragraphs_to_the_reader() -> None:
    article = articles()[2]
    opened = article["text"].index("“A new count,”")
    assert all(span["end"] < opened for layer in article["layers"] for span in layer["spans"])


@pytest.mark.parametrize("article", articles(), ids=lambda article: str(article["id"]))
def test_annotators_agree_on_about_half_and_differ_on_the_rest(article: Json) -> None:
    def marks(layer: Json) -> set[str]:
        return {f"{span['label']} {pieces(span)}" for span in layer["spans"]}

    ana, ben = (marks(layer) for layer in article["layers"])
    assert 0.5 <= 2 * len(ana & ben) / (len(ana) + len(ben)) <= 0.85


def test_the_sample_shows_what_is_hard() -> None:
    pairs = [pair for pair in layers() if pair[1]["annotator"] == "ana"]
    spans = [span for _, layer in pairs for span in layer["spans"]]
    claims = [span for span in spans if span["label"] == "claim"]
    numbers = [span["attributes"] for span in spans if span["label"] == "number"]
    assert {number["bound"] for number in numbers} == ATTRIBUTES["number"]["bound"]
    assert sum("fragments" in claim for claim in claims) >= 3
    assert {claim["attributes"].get("voice") for claim in claims} == {None, "author", "unattributed"}
    assert sum(claim["attributes"]["polarity"] == "denies" for claim in claims) >= 3
    assert sum(relation["type"] == "about" for _, layer in pairs for relation in layer["relations"]) >= 3
    assert sum(span.get("discuss", False) for span in spans) >= 2
    assert any(ord(letter) > 0xFFFF for article, _ in pairs for letter in article["text"])
    assert "Žofka Brunnlídová" in articles()[0]["text"]


def test_each_article_has_a_quantity_that_is_contested() -> None:
    for article in articles():
        spans = {span["id"]: span for span in article["layers"][0]["spans"]}
        stated: dict[str, set[str]] = {}
        for relation in article["layers"][0]["relations"]:
            if relation["type"] == "has-number":
                number = spans[relation["to"]]["attributes"]
                stated.setdefault(number["quantity"], set()).add(f"{number['bound']} {number.get('value')}")
        assert any(len(ways) >= 3 for ways in stated.values()), article["id"]


def spoil_offset(article: Json, layer: Json) -> None:
    layer["spans"][0]["end"] += 1


def spoil_end(article: Json, layer: Json) -> None:
    layer["relations"][0]["to"] = "nobody"


def spoil_value(article: Json, layer: Json) -> None:
    number = next(span for span in layer["spans"] if "value" in span["attributes"])
    number["attributes"]["value"] = str(number["attributes"]["value"])


def spoil_fragments(article: Json, layer: Json) -> None:
    next(span for span in layer["spans"] if "fragments" in span)["fragments"].reverse()


def spoil_choice(article: Json, layer: Json) -> None:
    layer["spans"][0]["attributes"]["polarity"] = "doubts"


@pytest.mark.parametrize("spoil", [spoil_offset, spoil_end, spoil_value, spoil_fragments, spoil_choice])
def test_the_check_sees_a_fault(spoil: Callable[[Json, Json], None]) -> None:
    article = articles()[0]
    layer = article["layers"][0]
    spoil(article, layer)
    assert faults(article, layer)


def test_the_guidelines_explain_every_label_attribute_choice_and_relation() -> None:
    guidelines = GUIDELINES.read_text(encoding="utf-8")
    for label, attributes in ATTRIBUTES.items():
        assert f"**{label}**" in guidelines
        for name, kind in attributes.items():
            for word in {name, *(kind if isinstance(kind, set) else ())}:
                assert f"`{word}`" in guidelines, word
    for relation in RELATIONS:
        assert f"`{relation}`" in guidelines, relation
