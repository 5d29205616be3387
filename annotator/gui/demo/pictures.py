"""The pictures of the README, taken as the tour's: `python -m annotator.gui.demo.pictures FOLDER`."""

import sys
from collections import Counter
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from annotator.config.logging import start_log
from annotator.gui.demo.picture import save_picture
from annotator.gui.demo.stage import stage
from annotator.gui.demo.visit import Visit

PERSON = "ana"
"""Of the sample; she has annotated all of it."""
ARTICLE = "halvera-ferry"
CHOSEN = "have brought"
"""Words of a claim on which nothing else lies."""
_COLOURS = 256


def take_pictures(folder: Path) -> None:
    """Save the window at work, light and dark, as `annotate.png` and `annotate-dark.png`."""
    folder.mkdir(parents=True, exist_ok=True)
    with stage(PERSON) as scene:
        visit = Visit(scene, folder.absolute())
        visit.click_article(ARTICLE)
        visit.tag("Ctrl+R")
        visit.hands.click_text(visit.span(CHOSEN).start)
        visit.expect(visit.chosen().label == "claim", "the claim is not chosen")
        for name, key in (("annotate.png", "Ctrl+Alt+2"), ("annotate-dark.png", "Ctrl+Alt+3")):
            visit.tag(key)
            scene.check()
            save_picture(visit.window, folder / name)
            pack(folder / name)


def pack(file: Path) -> None:
    """Keep the most frequent 256 colours of a picture; it has few, and its file becomes a third."""
    image = QImage(str(file)).convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(image.constBits()).cast("B").cast("I")
    table = [colour for colour, _count in Counter(pixels).most_common(_COLOURS)]
    image.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.AvoidDither).save(
        str(file), "PNG", 0
    )  # type: ignore[call-overload]  # it takes the name of the format as text


if __name__ == "__main__":
    start_log()
    take_pictures(Path(sys.argv[1]))
