"""The one stylesheet of the program, made from a theme and the templates in `resources/themes`."""

from dataclasses import fields
from string import Template

from annotator.assets import read_text
from annotator.gui.style.icons import stylesheet_images
from annotator.gui.style.metrics import CORNER, TYPE_SIZE
from annotator.gui.style.theme import Theme


def stylesheet(theme: Theme, type_size: int = TYPE_SIZE) -> str:
    """Return the stylesheet of a theme; `type_size` in pixels. Raises KeyError for an unknown role in it."""
    values = {field.name: getattr(theme, field.name) for field in fields(theme)}
    values |= {f"image_{name}": path for name, path in stylesheet_images(theme).items()}
    values |= {
        "corner": f"{CORNER}px",
        "small_size": f"{type_size - 2}px",
        "type_size": f"{type_size}px",
        "line_height": f"{round(type_size * 1.4)}px",
        "title_size": f"{type_size + 3}px",
    }
    names = ["window.qss", "contrast.qss"] if theme.strong else ["window.qss"]
    return Template("\n".join(read_text("themes", name) for name in names)).substitute(values)
