"""Marks texts that stand in data for translation, where Qt's own function has no useful type."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - the name that Qt's tool looks for
    """Return the text as it is; Qt's extraction finds it by the name of this function."""
    del context
    return text
