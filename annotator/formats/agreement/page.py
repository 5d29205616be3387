"""Parts of a report on agreement as HTML: tables, cells and figures."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from annotator.domain.agreement.figures import ALL, Figure
from annotator.formats.agreement.css import SHADES
from annotator.formats.agreement.report_words import ReportWords


class Page:
    """Writes in the words of a report."""

    def __init__(self, words: ReportWords) -> None:
        self.words = words

    def said(self, key: str, **facts: object) -> str:
        """A text of the report as HTML; facts are put in as they are."""
        return escape(self.words.texts[key], quote=False).format(**facts)

    def head(self, key: str, level: int = 2) -> str:
        """A heading."""
        return f"<h{level}>{self.said(key)}</h{level}>\n"

    def title(self, measure: str) -> str:
        """A measure at the beginning of a line."""
        name = self.words.measures[measure]
        return name[:1].upper() + name[1:]

    def plain(self, label: str) -> str:
        """A label, or all of them."""
        return self.words.all_labels if label == ALL else label

    def names(self, a: str, b: str) -> str:
        """Two names as HTML."""
        return escape(self.words.pair).format(a=named(a), b=named(b))

    def cell(self, figure: Figure) -> str:
        """A figure with its interval."""
        between = ""
        if figure.interval:
            between = f'<span class="range">{escape(self.words.between(figure.interval))}</span>'
        return f'<td class="figure">{escape(self.words.figure(figure.value))}{between}</td>'

    def warm(self, value: float | None, told: str = "") -> str:
        """A figure on the shade that it has."""
        title = f' title="{escape(told)}"' if told else ""
        return f'<td class="{shade(value)}"{title}>{escape(self.words.figure(value))}</td>'

    def table(
        self,
        heads: Sequence[str],
        rows: Sequence[tuple[str, Sequence[Figure]]],
        counted: str = "",
        counts: Mapping[str, str] | None = None,
    ) -> Iterator[str]:
        """Figures by label; `counts` is what each rests on."""
        yield self.opened([*heads, *([counted] if counted else [])])
        for label, figures in rows:
            cells = "".join(self.cell(one) for one in figures)
            if counts is not None:
                cells += f'<td class="n">{escape(counts[label])}</td>'
            kind = ' class="all"' if label == ALL else ""
            yield f'<tr{kind}><th scope="row">{named(self.plain(label))}</th>{cells}</tr>\n'
        yield closed()

    def opened(self, heads: Sequence[str], corner: str = "", kind: str = "", caption: str = "") -> str:
        """The beginning of a table."""
        columns = "".join(f'<th scope="col">{named(one)}</th>' for one in heads)
        named_kind = f' class="{kind}"' if kind else ""
        told = f"<caption>{caption}</caption>" if caption else ""
        return (
            f'<div class="scroll"><table{named_kind}>{told}\n<thead><tr><th scope="col">{escape(corner)}</th>'
            f"{columns}</tr></thead>\n<tbody>\n"
        )


def closed() -> str:
    """The end of a table."""
    return "</tbody></table></div>\n"


def named(name: str) -> str:
    """A name as HTML, which turns nothing around it."""
    return f"<bdi>{escape(name)}</bdi>"


def shade(value: float | None) -> str:
    """The class of a shade, from 0 to 1; of what is not known that of nothing."""
    return "none" if value is None else f"h{round(min(max(value, 0), 1) * SHADES)}"
