"""Whether a theme can be read: every pair of colours that meet, measured by WCAG 2."""

from typing import Final

from annotator.gui.style.colour import contrast
from annotator.gui.style.theme import TEXT_ON_SURFACE, TEXT_ON_TINT, Theme

GRAPHICS: Final = 3.0
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
    faults = []

    def need(what: str, one: str, other: str, ratio: float) -> None:
        found = contrast(one, other)
        if found < ratio:
            faults.append(f"{theme.name}: {what}: {found:.2f} < {ratio}")

    for surface in _SURFACES:
        background = getattr(theme, surface)
        need(f"text on {surface}", theme.text, background, TEXT_ON_TINT)
        need(f"muted on {surface}", theme.muted, background, TEXT_ON_SURFACE)
        need(f"focus on {surface}", theme.focus, background, GRAPHICS)
    for name, colour in (*theme.labels.items(), *theme.palette.items()):
        need(f"line of {name} on page", colour.line, theme.page, TEXT_ON_SURFACE)
        need(f"swatch of {name} on chrome", colour.line, theme.chrome, GRAPHICS)
        need(f"text on tint of {name}", theme.text, colour.tint, TEXT_ON_TINT)
        need(f"text on strong tint of {name}", theme.text, colour.strong_tint, TEXT_ON_TINT)
    for role in ("search_hit", "search_hit_current", "agreed_tint"):
        need(f"text on {role}", theme.text, getattr(theme, role), TEXT_ON_TINT)
    for role in ("accent", "accent_hover"):
        need(f"text on {role}", theme.on_accent, getattr(theme, role), TEXT_ON_SURFACE)
    need("selected text", theme.selection_text, theme.selection, TEXT_ON_SURFACE)
    need("tooltip", theme.tooltip_text, theme.tooltip, TEXT_ON_TINT)
    for role in ("danger", "warning", "success"):
        need(f"{role} on chrome", getattr(theme, role), theme.chrome, TEXT_ON_SURFACE)
        need(f"{role} on page", getattr(theme, role), theme.page, TEXT_ON_SURFACE)
    need("danger on its surface", theme.danger, theme.danger_surface, TEXT_ON_SURFACE)
    need("warning on its surface", theme.warning, theme.warning_surface, TEXT_ON_SURFACE)
    for role in ("status_new", "status_begun", "status_flagged", "success"):
        need(f"{role} on chosen", getattr(theme, role), theme.chosen, GRAPHICS)
    need("progress on its track", theme.progress, theme.progress_track, GRAPHICS)
    return faults
