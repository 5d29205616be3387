"""How an annotated article looks as a page of its own: on light and dark screens, and printed."""

from collections.abc import Sequence

from annotator.formats.pages.sheet import LANES, SheetLabel

_PAGE = """
:root{color-scheme:light dark;--page:#FFFFFF;--text:#1F2328;--muted:#5F656C;--rule:#CDCDC8}
html{background:var(--page);color:var(--text)}
body{max-width:38em;margin:3em auto;padding:0 1.5em;
font:1.125rem/1.9 "Noto Serif","Source Serif 4",Charter,Georgia,Cambria,serif}
h1{font-size:1.5em;line-height:1.3;margin:0 0 .3em}
h2{font-size:1em;line-height:1.4;margin:0 0 .5em}
.facts,.by,.legend,.notes{font-size:.85em;line-height:1.7}
.facts,.by{color:var(--muted);margin:0}
.legend{margin:1.5em 0;padding:.6em 0;border:solid var(--rule);border-width:1px 0}
.legend ul{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.2em 1.5em}
.text p{margin:0 0 .75em;white-space:pre-wrap;overflow-wrap:break-word}
.close p{margin:0}
.text p.blank{height:0;margin:0}
.close p.blank{height:.75em}
mark,mark span{color:inherit;background:var(--tint) content-box;border:0 solid var(--line);
border-bottom-width:2px;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.thick{border-bottom-width:3px}
.dashed{border-bottom-style:dashed}
.dotted{border-bottom-style:dotted}
.ref{font-size:.7em;line-height:0;vertical-align:super;padding:0 .1em;color:inherit;text-decoration:none}
.ref::after{content:attr(data-n)}
.notes{margin-top:2.5em;padding-top:1em;border-top:1px solid var(--rule)}
.notes ol{margin:0;padding-inline-start:2em}
.notes li{margin:0 0 .4em}
.said{white-space:pre-wrap;overflow-wrap:break-word}
:target{outline:2px solid var(--text);outline-offset:2px}
"""
_DARK = ":root{--page:#17191C;--text:#E6E8EA;--muted:#9AA1A9;--rule:#3D434B}"
_PRINT = """
@media print{body{max-width:none;margin:0;padding:0;font-size:11pt}
.text p{orphans:2;widows:2}
h1,h2{break-after:avoid}
.notes li,.legend{break-inside:avoid}}
"""


def style(labels: Sequence[SheetLabel]) -> str:
    """The whole style sheet; the class of a label is `c` and its place."""
    light = "".join(_label(n, one.light.line, one.light.tint) for n, one in enumerate(labels))
    dark = "".join(_label(n, one.dark.line, one.dark.tint) for n, one in enumerate(labels))
    lanes = "".join(f".k{lane}{{padding-bottom:{4 * lane}px}}\n" for lane in range(1, LANES))
    # Paper is light whatever the screen is.
    return f"{_PAGE}{lanes}{light}@media screen and (prefers-color-scheme:dark){{{_DARK}\n{dark}}}{_PRINT}"


def _label(number: int, line: str, tint: str) -> str:
    return f".c{number}{{--line:{line};--tint:{tint}}}\n"
