"""Draws the pages with the fonts that are kept here and no other: `python -m tests.pictures.drawing FOLDER`.

Runs as a process of its own, for the fonts of a process are settled when Qt begins.
"""

import os
import sys
import tempfile
from pathlib import Path

FONTS = Path(__file__).resolve().parents[1] / "fonts"
_KEPT = 6
"""Families; of one there are two weights."""
_ALIASES = {"Monospace", "Sans Serif", "Serif"}
_FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <match target="font">
    <edit name="antialias" mode="assign"><bool>true</bool></edit>
    <edit name="hinting" mode="assign"><bool>false</bool></edit>
    <edit name="hintstyle" mode="assign"><const>hintnone</const></edit>
    <edit name="autohint" mode="assign"><bool>false</bool></edit>
    <edit name="rgba" mode="assign"><const>none</const></edit>
  </match>
</fontconfig>
"""


def pin(folder: Path) -> None:
    """Let Qt see the kept fonts only, smoothed without hinting, whatever the system has and prefers."""
    conf = folder / "fonts.conf"
    conf.write_text(_FONTCONFIG.format(fonts=FONTS, cache=folder / "cache"), encoding="utf-8")
    for name in [name for name in os.environ if name.startswith(("QT_", "FONTCONFIG_", "FREETYPE_"))]:
        del os.environ[name]
    os.environ |= {
        "FONTCONFIG_FILE": str(conf),
        "QT_QPA_PLATFORM": "offscreen",
        "QT_FONT_DPI": "96",
        "LC_ALL": "C.UTF-8",
    }


def draw_all(folder: Path) -> None:
    """Write a picture of every page into a folder."""
    # Qt and what stands on it may only begin once the fonts are pinned.
    from PySide6.QtGui import QFontDatabase  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from annotator.gui.style.keeper import ThemeKeeper  # noqa: PLC0415
    from tests.pictures.pages import PAGES  # noqa: PLC0415
    from tests.pictures.palette_png import save_small  # noqa: PLC0415

    app = QApplication([])
    families = {family for family in QFontDatabase.families() if family not in _ALIASES}
    if len(families) != _KEPT or not all(family.startswith("Noto ") for family in families):
        raise SystemExit(f"the fonts are not the kept ones alone: {sorted(families)}")
    for page in PAGES:
        keeper = ThemeKeeper(app, "light")
        view = page.show(keeper)
        save_small(view.grab().toImage(), folder / f"{page.name}.png")
        view.close()
        view.deleteLater()
        app.processEvents()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as settled:
        pin(Path(settled))
        target = Path(sys.argv[1])
        target.mkdir(parents=True, exist_ok=True)
        draw_all(target)
        sys.stdout.flush()
