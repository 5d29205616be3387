"""Whatever a file holds, an importer gives good articles or one plain sentence, and touches nothing else."""

import random
import warnings
from pathlib import Path

import pytest

from annotator.domain.errors import AnnotatorError
from annotator.domain.text import canonical, sha256_of
from annotator.formats.api import AnnotatedArticle, Finding, ReadOptions
from annotator.formats.registry import format_named
from tests.fuzzing.mutations import mutated
from tests.fuzzing.targets import TARGETS, Files, Target

SHORT, LONG = 30, 10_000
SEED = 20_260
"""Of the short form; the long one goes on from it."""


def _sound(article: AnnotatedArticle) -> None:
    assert article.where
    if article.text is None:
        return
    assert canonical(article.text) == article.text
    assert sha256_of(article.text) == article.sha256
    for layer in article.layers:
        for span in layer.spans:
            assert span.fragments
            assert all(0 <= one.start < one.end <= len(article.text) for one in span.fragments)


def _spoiled(sample: Files, random: random.Random) -> dict[str, bytes]:
    files = dict(sample)
    name = random.choice(list(files))
    files[name] = mutated(files[name], random)
    return files


def _tried(target: Target, files: Files, folder: Path, *, keep_going: bool) -> bool:
    """Read the files; return whether they were taken."""
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    first = folder / next(iter(files))
    importer = format_named(target.format).importer
    assert importer is not None
    findings: list[Finding] = []
    try:
        importer.recognises(first, first.read_bytes()[:65_536])
        for article in importer.read(first, ReadOptions(keep_going=keep_going), findings.append):
            _sound(article)
    except AnnotatorError as error:
        findings.append(Finding("", "{said}", {"said": str(error)}))
        return False
    finally:
        there = [one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file()]
        assert sorted(there) == sorted(files), "something else was written"
        assert all("\n" not in str(one) for one in findings)
    return True


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_spoiled_files_are_read_or_refused(target: Target, tmp_path: Path, *, long_form: bool) -> None:
    samples = target.samples()
    for sample in samples:
        assert _tried(target, sample, tmp_path, keep_going=False), "the good file is refused"
        for name in sample:
            (tmp_path / name).unlink()
    taken = 0
    for number in range(LONG if long_form else SHORT):
        chance = random.Random(f"{SEED} {target.name} {number}")
        files = _spoiled(chance.choice(samples), chance)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                taken += _tried(target, files, tmp_path, keep_going=chance.random() < 0.3)
        except Exception as error:
            kept = ", ".join(f"{name}: {data!r}"[:2000] for name, data in files.items())
            error.add_note(f"number {number} of {target.name} breaks it\n{kept}")
            raise
        for name in files:
            (tmp_path / name).unlink()
    assert taken, "every spoiled file is refused, so nothing was tried"
