"""Annotations that came without their text."""

import pytest

from annotator.domain.errors import BadInputError
from annotator.domain.span import Span
from annotator.formats.api import AnnotatedArticle, Layer, SpanRecord
from annotator.formats.fitting import check_fits


def test_annotations_must_fit_the_text_that_was_found() -> None:
    spans = (SpanRecord("s1", "l", (Span(0, 1),)), SpanRecord("s2", "l", (Span(0, 1), Span(2, 4))))
    article = AnnotatedArticle(
        "a1", "One", None, "0" * 64, layers=(Layer("ann", spans=spans),), where="a.jsonl, line 1"
    )
    check_fits(article, "\U0001f600bcd")
    with pytest.raises(
        BadInputError, match=r"^a\.jsonl, line 1, article a1: the annotation s2 of ann is out of r"
    ):
        check_fits(article, "\U0001f600bc")
