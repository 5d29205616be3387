"""Codebooks of REFI-QDA as label schemes: written, read by another library, and those of others."""

from dataclasses import replace
from pathlib import Path

import pytest
from pyrefiqda import RefiCodebook

from annotator.domain.errors import BadInputError
from annotator.domain.label import default_scheme
from annotator.formats.refi.codebook import codebook_text
from annotator.services.scheme.file import read_scheme

THEIRS = """<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>
<Code guid="{D7AA29DA-519B-4946-9B90-253B6DB8FD0A}" name="Topics" isCodable="false">
  <Code guid="1" name="Economy" color="#ffee00"><Description>Jobs, taxes</Description></Code>
  <Code guid="2" name="Other" isCodable="true" color="red"/></Code>
<Code guid="3" name="People"><Code guid="4" name="Other"/></Code>
</Codes><Sets/></CodeBook>"""


def test_ours_is_read_again_and_by_another_library(tmp_path: Path) -> None:
    path = tmp_path / "labels.qdc"
    path.write_text(codebook_text(default_scheme()), "utf-8")
    found = read_scheme(path)
    assert [(one.name, one.colour) for one in found.labels] == [
        ("claim", "#0072B2"),
        ("speaker", "#C25400"),
        ("number", "#00795A"),
        ("hedge", "#A6518A"),
    ]
    assert found.relation_types == ()
    book = RefiCodebook.load(path)
    codes = book.codes.code
    assert [code.name for code in codes] == ["claim", "speaker", "number", "hedge"]
    assert "polarity: asserts, denies" in codes[0].description
    assert codebook_text(default_scheme()) == codebook_text(default_scheme())


def test_names_that_xml_cannot_hold(tmp_path: Path) -> None:
    scheme = default_scheme()
    strange = replace(scheme, labels=(replace(scheme.labels[0], name='a\x01"<&', title="\x02"),))
    path = tmp_path / "labels.qdc"
    path.write_text(codebook_text(strange), "utf-8")
    assert [one.name for one in read_scheme(path).labels] == ['a\x01"<&']


def test_a_codebook_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "theirs.qdc"
    path.write_text(THEIRS, "utf-8")
    labels = read_scheme(path).labels
    assert [one.name for one in labels] == ["Economy", "Topics/Other", "People", "People/Other"]
    assert labels[0].colour == "#FFEE00"
    assert labels[1].colour.startswith("palette-")
    keys = [one.key for one in labels if one.key]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("<CodeBook><Codes/></CodeBook>", "no code in it can be used"),
        ("<Other/>", "no codes in the file"),
        ("<CodeBook><Codes><Code guid='1'/></Codes></CodeBook>", "no name or no GUID"),
        ("<!DOCTYPE x [<!ENTITY a 'b'>]><CodeBook/>", "document type"),
        ("<CodeBook>", "no sound XML"),
    ],
)
def test_broken_codebooks(text: str, why: str, tmp_path: Path) -> None:
    path = tmp_path / "x.qdc"
    path.write_text(text, "utf-8")
    with pytest.raises(BadInputError, match=why):
        read_scheme(path)
