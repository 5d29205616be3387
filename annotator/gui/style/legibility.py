"""Whether a theme can be read: every pair of colours that meet, measured by WCAG 2."""

from collections.abc import Callable
from typing import Final

from annotator.gui.style.colour import blend, contrast
from annotator.gui.style.theme import STRONG, TEXT_ON_SURFACE, TEXT_ON_TINT, Theme

GRAPHICS: Final = 3.0
SELECTED: Final = 38
"""Per cent of `page_selection` over what is selected on the page."""
_SURFACES: Final = [
    "page",
    "chrome",
    "window",
    "field",
    "chosen",
    "hover",
    "button",
    "button_hover",
    "button_pressed",
    "warning_surface",
    "danger_surface",
    "info_surface",
]


def contrast_faults(theme: Theme) -> list[str]:
    """Return a line for each pair of colours that is too close to be read, by WCAG 2."""
    faults: list[str] = []
    soft = STRONG if theme.strong else TEXT_ON_SURFACE
    shapes = TEXT_ON_SURFACE if theme.strong else GRAPHICS

    def need(what: str, one: str, other: str, ratio: float) -> None:
        found = contrast(one, other)
        if found < ratio:
            faults.append(f"{theme.name}: {what}: {found:.2f} < {ratio}")

    for surface in _SURFACES:
        background = getattr(theme, surface)
        need(f"text on {surface}", theme.text, background, TEXT_ON_TINT)
        need(f"muted on {surface}", theme.muted, background, soft)
        need(f"focus on {surface}", theme.focus, background, shapes)
    for name, colour in (*theme.labels.items(), *theme.palette.items()):
        need(f"line of {name} on page", colour.line, theme.page, soft)
        need(f"swatch of {name} on chrome", colour.line, theme.chrome, shapes)
        need(f"text on tint of {name}", theme.text, colour.tint, TEXT_ON_TINT)
        need(f"text on strong tint of {name}", theme.text, colour.strong_tint, TEXT_ON_TINT)
    for role in ("search_hit", "search_hit_current", "agreed_tint"):
        need(f"text on {role}", theme.text, getattr(theme, role), TEXT_ON_TINT)
    for role in ("accent", "accent_hover"):
        need(f"text on {role}", theme.on_accent, getattr(theme, role), soft)
    need("selected text", theme.selection_text, theme.selection, soft)
    need("tooltip", theme.tooltip_text, theme.tooltip, TEXT_ON_TINT)
    for role in ("danger", "warning", "success"):
        need(f"{role} on chrome", getattr(theme, role), theme.chrome, soft)
        need(f"{role} on page", getattr(theme, role), theme.page, soft)
    need("danger on its surface", theme.danger, theme.danger_surface, soft)
    need("warning on its surface", theme.warning, theme.warning_surface, soft)
    for role in ("status_new", "status_begun", "status_flagged", "success"):
        need(f"{role} on chosen", getattr(theme, role), theme.chosen, shapes)
    need("progress on its track", theme.progress, theme.progress_track, shapes)
    if theme.strong:
        _need_strength(theme, need)
    else:
        selected = blend(theme.page_selection, theme.page, SELECTED)
        need("selected text on the page", theme.text, selected, soft)
    return faults


def _need_strength(theme: Theme, need: Callable[[str, str, str, float], None]) -> None:
    """What high contrast asks for beyond that: borders, what is disabled, and words that are selected."""
    for surface in ("page", "chrome", "window", "field"):
        background = getattr(theme, surface)
        for role in (
            "line",
            "line_strong",
            "faint",
            "agreed_line",
            "danger_line",
            "warning_line",
            "info_line",
        ):
            need(f"{role} on {surface}", getattr(theme, role), background, TEXT_ON_SURFACE)
        need(f"focus on {surface}", theme.focus, background, STRONG)
    need("text on accent that is off", theme.on_accent_off, theme.accent_off, TEXT_ON_SURFACE)
    # Selected words are painted in colours of their own, not under a veil.
    need("selected text on the page", theme.selection_text, theme.page_selection, STRONG)
    need("page_selection on page", theme.page_selection, theme.page, TEXT_ON_SURFACE)
