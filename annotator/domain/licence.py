"""The licence of an article: under which its text stands, and whether the text may be passed on."""

from annotator.domain.json_values import JsonObject

LICENCE = "licence"
"""The key of an article's metadata for the licence, in words."""
SHARED = "share_text"
"""The key of an article's metadata that says, where it is false, that the text may not be passed on."""


def may_be_passed_on(meta: JsonObject) -> bool:
    """Whether exports may hold the text; where not, the article goes out with offsets and SHA-256 alone."""
    return meta.get(SHARED) is not False
