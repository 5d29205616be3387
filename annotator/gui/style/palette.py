"""Qt's own palette made from a theme, for everything that the stylesheet does not reach."""

from PySide6.QtGui import QColor, QPalette

from annotator.gui.style.theme import Theme

_Role = QPalette.ColorRole


def palette(theme: Theme) -> QPalette:
    """Return the palette of a theme, with greyed-out colours for what is disabled."""
    made = QPalette()
    roles = {
        _Role.Window: theme.chrome,
        _Role.WindowText: theme.text,
        _Role.Base: theme.page,
        _Role.AlternateBase: theme.window,
        _Role.Text: theme.text,
        _Role.PlaceholderText: theme.muted,
        _Role.Button: theme.button,
        _Role.ButtonText: theme.text,
        _Role.BrightText: theme.danger,
        _Role.Highlight: theme.selection,
        _Role.HighlightedText: theme.selection_text,
        _Role.Accent: theme.focus,
        _Role.Link: theme.focus,
        _Role.LinkVisited: theme.focus,
        _Role.ToolTipBase: theme.tooltip,
        _Role.ToolTipText: theme.tooltip_text,
        _Role.Light: theme.page,
        _Role.Midlight: theme.window,
        _Role.Mid: theme.line,
        _Role.Dark: theme.line_strong,
        _Role.Shadow: theme.faint,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.faint))
    return made
