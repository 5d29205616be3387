"""The files that travel with the program are found in a checkout and in a wheel."""

from pathlib import Path

import pytest

from annotator import assets


def test_a_checkout_has_its_resources_beside_the_package() -> None:
    assert assets.resource("themes", "light.toml").is_file()
    assert assets.read_text("themes", "light.toml").startswith("#")
    assert assets.migrations().name == "migrations"


def test_a_wheel_has_them_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "annotator"
    for folder in (
        package / "_bundled" / "resources",
        package / "_bundled" / "migrations",
        tmp_path / "resources",
    ):
        folder.mkdir(parents=True)
    (package / "_bundled" / "resources" / "a.txt").write_text("inside ü", encoding="utf-8")
    (tmp_path / "resources" / "a.txt").write_text("beside", encoding="utf-8")
    monkeypatch.setattr(assets, "_PACKAGE", package)
    assert assets.read_text("a.txt") == "inside ü"
    assert assets.migrations() == package / "_bundled" / "migrations"


def test_what_is_missing_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"themes/green\.toml"):
        assets.resource("themes", "green.toml")
