"""Icons are drawn in the theme's colours, sharp on every screen; fonts are ones that are there."""

import pytest
from PySide6.QtGui import QColor, QFontDatabase, QFontMetricsF, QIcon, QImage, QPixmap
from PySide6.QtWidgets import QApplication

from annotator.assets import resource
from annotator.gui.style.fonts import fixed_font, interface_font, reading_font
from annotator.gui.style.icons import ICON_ROLES, icon, icon_pixmap, program_icon, stylesheet_images
from annotator.gui.style.theme import THEME_NAMES, load_theme


def inks(pixmap: QPixmap) -> set[str]:
    """The colours of the pixels that are fully covered."""
    image = pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return {colour.name().upper() for colour in pixels if colour.alpha() == 255}


@pytest.mark.parametrize("role", sorted(ICON_ROLES))
def test_every_role_has_a_drawing_in_one_colour(qapp: QApplication, role: str) -> None:
    assert inks(icon_pixmap(role, "#AA0011", 32)) == {"#AA0011"}


def test_every_drawing_is_asked_for_by_a_role() -> None:
    files = {path.stem for path in resource("icons").glob("*.svg")}
    assert {file for file in files if not file.startswith("sheet-")} == ICON_ROLES | {"program"}


def test_an_icon_has_the_colour_of_the_theme_and_greys_out(qapp: QApplication) -> None:
    theme = load_theme("dark")
    assert inks(icon("undo", theme).pixmap(20, 20)) <= {theme.text}
    assert inks(icon("undo", theme, "danger").pixmap(32, 32)) == {theme.danger}
    assert inks(icon("undo", theme).pixmap(32, 32, QIcon.Mode.Disabled)) == {theme.faint}
    with pytest.raises(KeyError):
        icon("no-such-icon", theme)


def test_an_icon_is_sharp_on_a_dense_screen(qapp: QApplication) -> None:
    drawn = icon_pixmap("search", QColor("black").name(), 16, 2.0)
    assert (drawn.width(), drawn.deviceIndependentSize().toSize().width()) == (32, 16)
    assert icon("search", load_theme("light")).pixmap(drawn.size() / 2, 2.0).width() == 32


def test_the_program_has_a_face(qapp: QApplication) -> None:
    assert {size.width() for size in program_icon().availableSizes()} >= {16, 64, 256}


@pytest.mark.parametrize("name", THEME_NAMES)
def test_the_stylesheets_images_can_be_drawn(qapp: QApplication, name: str) -> None:
    for path in stylesheet_images(load_theme(name)).values():
        assert not QPixmap(path).isNull()


def test_fonts_are_installed_ones_of_the_size_asked_for(qapp: QApplication) -> None:
    assert interface_font(15).pixelSize() == 15
    assert set(interface_font().families()) <= set(QFontDatabase.families())
    assert reading_font(family="DejaVu Serif").families()[0] == "DejaVu Serif"
    metrics = QFontMetricsF(fixed_font())
    assert metrics.horizontalAdvance("i") == metrics.horizontalAdvance("W")
