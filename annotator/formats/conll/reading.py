"""From the lines of a document in columns to an article and its annotation set."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.domain.annotation_set import Role, Status
from annotator.domain.errors import BadInputError, Phrase
from annotator.domain.json_values import JsonObject
from annotator.domain.span import Span
from annotator.domain.text import CanonicalText, canonical, canonicalised
from annotator.formats.api import Finding, Layer, SpanRecord, Tell
from annotator.formats.conll.blocks import Block, Sentence
from annotator.formats.conll.comment_values import from_comment
from annotator.formats.conll.tags import TAG, tagged
from annotator.formats.plain_values import from_text
from annotator.formats.wording import shown

_MANY = 8
"""Columns from which on a file with numbers in the first is one of syntax (CoNLL-U, CoNLL-X)."""


@dataclass(slots=True)
class Document:
    """A document: its text, and its tokens, each with its place in the text (code points)."""

    text: CanonicalText
    rows: list[list[str]]
    """The fields of each token."""
    lines: list[int]
    """The number of its line in the file."""
    starts: list[int]
    ends: list[int]
    firsts: set[int]
    """Which tokens are the first of their sentence."""
    syntax: bool
    """Whether it is one of CoNLL-U or CoNLL-X."""


class Place:
    """Says where in a file something is wrong."""

    def __init__(self, file: str) -> None:
        self._file = file

    def refusal(self, line: int, template: str, **facts: object) -> BadInputError:
        """Return the refusal of a line."""
        where = Phrase("{file}, line {number}", file=self._file, number=line)
        return BadInputError("{where}: " + template, where=where, **facts)


def document_of(block: Block, place: Place, *, own: bool) -> Document:
    """Put the text of a document together, and find each token in it.

    Raises:
        BadInputError: in a file of ours, a token that is not in the text.
    """
    syntax = not own and _is_syntax(block)
    document = Document(canonicalised(""), [], [], [], [], set(), syntax)
    parts: list[str] = []
    length = 0
    for sentence in block.sentences:
        rows, lines = _tokens(sentence, syntax=syntax)
        words = [row[1 if syntax else 0] for row in rows]
        if own:
            text = from_comment(sentence.text or "")
            ends = _aligned(words, text)
            if ends is None:
                raise place.refusal(
                    lines[0] if lines else block.line,
                    "the words of a sentence are not those of its text; take the file from the export again",
                )
        elif not all(words):
            raise place.refusal(lines[words.index("")], "there is no token in the line; write one")
        else:
            text, ends = _of_others(words, rows, sentence)
            if parts:
                parts.append("\n")
                length += 1
        parts.append(text)
        document.firsts.add(len(document.rows))
        document.rows += rows
        document.lines += lines
        document.starts += [length + end - len(word) for word, end in zip(words, ends, strict=True)]
        document.ends += [length + end for end in ends]
        length += len(text)
    whole = "".join(parts)
    document.text = CanonicalText(canonical(whole), (), 0, 0) if own else canonicalised(whole)
    return document


def _tokens(sentence: Sentence, *, syntax: bool) -> tuple[list[list[str]], list[int]]:
    """The tokens of a sentence; words of several tokens and left-out ones (`1-2`, `1.1`) are none."""
    if not syntax:
        return sentence.rows, sentence.lines
    kept = [at for at, row in enumerate(sentence.rows) if row[0].isdecimal()]
    return [sentence.rows[at] for at in kept], [sentence.lines[at] for at in kept]


def _is_syntax(block: Block) -> bool:
    rows = [row for sentence in block.sentences for row in sentence.rows]
    return bool(rows) and all(
        len(row) >= _MANY and row[0].replace("-", "").replace(".", "").isdecimal() for row in rows
    )


def _aligned(words: Sequence[str], text: str) -> list[int] | None:
    """Where each word ends in the text, white space between them; None where they do not fit."""
    ends: list[int] = []
    at = 0
    for word in words:
        start = text.find(word, at)
        if start < 0 or not word or (start > at and not text[at:start].isspace()):
            return None
        at = start + len(word)
        ends.append(at)
    return ends if at == len(text) or text[at:].isspace() else None


def _of_others(
    words: Sequence[str], rows: Sequence[Sequence[str]], sentence: Sentence
) -> tuple[str, list[int]]:
    """The text of a sentence: as a comment gives it, or else the words with spaces between them."""
    if sentence.text is not None:
        ends = _aligned(words, sentence.text)
        if ends is not None:
            return sentence.text, ends
    parts: list[str] = []
    ends = []
    length = 0
    for word, row in zip(words, rows, strict=True):
        length += len(word)
        ends.append(length)
        space = "" if "SpaceAfter=No" in row[-1] else " "
        parts += [word, space]
        length += len(space)
    text = "".join(parts)
    return text.removesuffix(" "), ends


def spans_of(
    document: Document, place: Place, tell: Tell, where: str, *, own: bool
) -> tuple[SpanRecord, ...]:
    """Return the annotations of a document, in reading order.

    Raises:
        BadInputError: lines have different numbers of columns, or the last column holds no tags.
    """
    if not document.rows:
        return ()
    width = len(document.rows[0])
    for at, row in enumerate(document.rows):
        if len(row) != width:
            raise place.refusal(
                document.lines[at],
                "there are {found} columns, and {known} in the lines before; correct the line",
                found=len(row),
                known=width,
            )
    columns = list(zip(*document.rows, strict=True))
    taken = _tag_columns(columns, document, place, tell, where, own=own)
    found = (
        one
        for column in taken
        for one in tagged(columns[column], document.starts, document.ends, document.firsts)
    )
    if own:
        return in_reading_order((one.start, one.end, from_comment(one.label)) for one in found)
    text = document.text
    return in_reading_order((text.start(one.start), text.end(one.end), one.label) for one in found)


def in_reading_order(pieces: Iterable[tuple[int, int, str]]) -> tuple[SpanRecord, ...]:
    """Return annotations of such starts, ends and labels, numbered from 1; of two the longer one first."""
    found = sorted((start, -end, label) for start, end, label in pieces)
    return tuple(
        [
            SpanRecord(str(number), label, (Span(start, -end),))
            for number, (start, end, label) in enumerate(found, 1)
        ]
    )


def _tag_columns(
    columns: Sequence[Sequence[str]], document: Document, place: Place, tell: Tell, where: str, *, own: bool
) -> list[int]:
    taken, passed_over = [], []
    for number, column in enumerate(columns[1:], 1):
        wrong = {value for value in set(column) if not TAG.fullmatch(value)}
        if not wrong:
            taken.append(number)
        elif own or (number == len(columns) - 1 and not document.syntax):
            at = next(at for at, value in enumerate(column) if value in wrong)
            raise place.refusal(
                document.lines[at],
                "{tag} in the last column is no tag; write O, B-LABEL or I-LABEL",
                tag=shown(column[at]),
            )
        else:
            passed_over.append(str(number + 1))
    if document.syntax:
        told = "passed over: syntax and parts of speech, as they are no annotations of stretches"
        tell(Finding(where, told))
    elif passed_over:
        told = "passed over: columns without tags ({columns})"
        tell(Finding(where, told, {"columns": ", ".join(passed_over)}))
    return taken


def own_layer(block: Block, place: Place) -> Layer | None:
    """Return what a document of ours says of its set; None where it has none.

    Raises:
        BadInputError: a role or status that is none.
    """
    facts = block.facts
    if "role" not in facts:
        return None
    try:
        role, status = Role(facts["role"]), Status(facts.get("status", "done"))
    except ValueError as error:
        raise place.refusal(
            block.line, "{why}; write a role and a status that there are", why=shown(str(error))
        ) from error
    annotator, guideline = facts.get("annotator"), facts.get("guideline")
    return Layer(
        from_comment(annotator) or None if annotator is not None else None,
        role,
        status,
        final=facts.get("final") != "false",
        guideline=None if guideline is None else from_comment(guideline),
    )


def own_meta(block: Block) -> JsonObject:
    """Return the metadata of a document of ours."""
    meta = from_text(block.facts.get("meta", ""))
    return meta if isinstance(meta, dict) else {}
