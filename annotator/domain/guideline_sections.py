"""Which section of the guidelines, which are Markdown, is about a label."""

import re

_HEADING = re.compile(r"^(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*$")
_FENCE = re.compile(r"^[ ]{0,3}(```|~~~)")


def headings(markdown: str) -> list[str]:
    """The headings of a text in Markdown, in order; what stands in blocks of code is none."""
    found, in_code = [], False
    for line in markdown.split("\n"):
        if _FENCE.match(line):
            in_code = not in_code
        elif not in_code and (heading := _HEADING.match(line)):
            found.append(heading[2])
    return found


def section_for(markdown: str, *names: str) -> str:
    """The first heading that is one of the names, capitals or not; empty where there is none."""
    wanted = {name.casefold() for name in names}
    return next((heading for heading in headings(markdown) if heading.casefold() in wanted), "")
