"""Room between the paragraphs of Markdown, which Qt sets solid, and quiet lines in its tables."""

from PySide6.QtGui import (
    QBrush,
    QColor,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextTable,
)

LINE_HEIGHT = 135.0
"""Percent of the natural height of a line."""
GAP = 9.0
"""Pixels after a paragraph."""
SMALL_GAP = 4.0
"""Pixels after a paragraph of a list."""
ABOVE_HEADING = 22.0
PADDING = 6.0


def set_spacing(document: QTextDocument, line: str) -> None:
    """Set paragraphs, headings, lists and tables of a document apart; `line` is the colour of tables."""
    block = document.begin()
    while block.isValid():
        _set_block(block)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _set_table(frame, QColor(line))


def _set_block(block: QTextBlock) -> None:
    cursor, form = QTextCursor(block), QTextBlockFormat()
    form.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if cursor.currentTable() is None:
        form.setBottomMargin(SMALL_GAP if block.textList() is not None else GAP)
        if block.blockFormat().headingLevel() and block.position() > 0:
            form.setTopMargin(ABOVE_HEADING)
    cursor.mergeBlockFormat(form)


def _set_table(table: QTextTable, line: QColor) -> None:
    form = table.format()
    form.setBorderCollapse(True)
    form.setBorder(1)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderBrush(QBrush(line))
    form.setCellPadding(PADDING)
    form.setTopMargin(GAP)
    form.setBottomMargin(GAP + PADDING)
    table.setFormat(form)
