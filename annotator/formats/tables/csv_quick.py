"""Lines of the CSV of annotations straight from rows of the storage, as the csv module would write them.

A row costs the csv module twice what it costs the storage to read it: it looks at each of thirteen cells,
though in most rows all but the text say for themselves that they need no quotes.
"""

from annotator.domain.span import text_of
from annotator.formats.span_rows import SpanRows, several
from annotator.formats.spreadsheet_cells import guarded
from annotator.formats.tables.rows import GUARDED, pairs_of


def annotation_lines(head: tuple[str, str, str], spans: SpanRows, text: str | None) -> str:
    """Return the lines of a set, line ends included.

    Args:
        head: the first three cells: article, annotator and role.
        spans: of the set.
        text: of the article, None where it is left out.

    Raises:
        ValueError: attributes or an origin are no object; the project was changed outside the program.
    """
    first = ",".join(map(_cell, head))
    labels = {uid: _cell(name) for uid, name in spans.labels.items()}
    lines = []
    for _uid, name, label, start, end, fragments, attributes, note, discuss, origin in spans.rows:
        written = name if name.isalnum() else _cell(name)
        if fragments is None and start < end:
            pairs, said = "", "" if text is None else text[start:end]
        else:
            places = several(fragments, start, end)
            pairs, said = _cell(pairs_of(places)), "" if text is None else text_of(places, text)
        if said[:1] in GUARDED or "," in said or '"' in said or "\n" in said or "\r" in said:
            said = _cell(said)
        if note is None and not discuss and origin is None:
            more = "" if attributes is None else _object(attributes)
            lines.append(f"{first},{written},{labels[label]},{start},{end},{pairs},{said},{more},,,\r\n")
            continue
        more = f"{_object(attributes)},{_cell(note or '')},{'true' if discuss else ''},{_object(origin)}"
        lines.append(f"{first},{written},{labels[label]},{start},{end},{pairs},{said},{more}\r\n")
    return "".join(lines)


def _cell(text: str) -> str:
    """A text as a cell: with the apostrophe that keeps a spreadsheet from acting on it, quoted if need be."""
    text = guarded(text)
    if "," in text or '"' in text or "\n" in text or "\r" in text:
        return f'''"{text.replace('"', '""')}"'''
    return text


def _object(said: str | None) -> str:
    """An object as its JSON stands in the storage, which writes it as exports do."""
    if said is None:
        return ""
    if said[:1] != "{":
        raise ValueError(said)
    return _cell(said)
