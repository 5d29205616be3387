"""The strip of the tour beneath the page: the step, what it asks for, and what one can do about it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from annotator.gui.style.icons import icon_pixmap
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN, STEP
from annotator.gui.tour.guide import Guide, Phase, Trouble
from annotator.gui.tour.instruction import Instruction
from annotator.gui.tour.ring import Ring
from annotator.gui.tour.wording import missing_words, nearly_words, plain, translated, words_of
from annotator.gui.translation import QT_TRANSLATE_NOOP
from annotator.gui.widgets.labels import PlainLabel
from annotator.gui.widgets.own_keys import kept_from_window
from annotator.gui.widgets.progress_line import ProgressLine

_ICON = 18
_SIDE = 190
"""Pixels of the column that tells how far one is."""
_MEASURE = 92
"""Letters in a line of an instruction, at most."""
_LINES = 2

FAREWELL = QT_TRANSLATE_NOOP(
    "tour",
    "{action:shortcuts} shows all keys and {action:palette} finds anything. This sample stays yours to try "
    "things out; {action:tour} brings the tour back.",
)


class TourPanel(QFrame):
    """Shows a guide; it never takes the keyboard by itself, and what it says is announced."""

    def __init__(self, guide: Guide, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.guide, self._keeper = guide, keeper
        self._said = ""
        self.setObjectName("tour")
        set_look(self, "foot")
        self.setAccessibleName(self.tr("First tour"))
        self.ring = Ring(guide.look, keeper, guide.look.window.centralWidget() or guide.look.window)
        self.chapter = PlainLabel("", "muted", wrap=True)
        self.count = PlainLabel("", "muted", "small")
        self.progress = ProgressLine(keeper)
        self.sign = PlainLabel()
        self.title = PlainLabel("", "heading", wrap=True)
        self.instruction = Instruction(keeper)
        self.show_me = self._button(self.tr("Show &me"))
        self.put_right = self._button(self.tr("P&ut the sample as this step needs it"))
        self.resume = self._button("")
        self.again = self._button(self.tr("S&tart again"))
        self.skip = self._button(self.tr("S&kip this step"))
        self.leave = self._button(self.tr("&Leave the tour"), "flat")
        self.close_it = self._button(self.tr("&Close"))
        set_look(self.resume, "primary")
        self._lay_out()
        self.show_me.clicked.connect(lambda: self.ring.point_at(guide.lesson))
        self.put_right.clicked.connect(guide.put_right)
        self.resume.clicked.connect(guide.resume)
        self.again.clicked.connect(guide.start_again)
        self.skip.clicked.connect(guide.skip)
        self.leave.clicked.connect(self._leave)
        self.close_it.clicked.connect(self._leave)
        guide.changed.connect(self.refresh)
        guide.look.window.actions_of.keys_changed.connect(self.refresh)
        keeper.changed.connect(self._draw_sign)
        self.refresh()

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(STEP)
        side.addWidget(self.chapter)
        side.addWidget(self.count)
        side.addWidget(self.progress)
        side.addStretch(1)
        far = QWidget()
        far.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        far.setFixedWidth(_SIDE)
        head = QHBoxLayout()
        head.setSpacing(GAP - 2)
        head.addWidget(self.sign)
        head.addWidget(self.title, 1)
        middle = QVBoxLayout()
        middle.setSpacing(STEP)
        middle.addLayout(head)
        middle.addWidget(self.instruction)
        middle.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        for button in self.buttons():
            buttons.addWidget(button)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, GAP + 2, MARGIN, GAP)
        row.setSpacing(2 * MARGIN)
        row.addWidget(far)
        row.addLayout(middle, 1)
        row.addLayout(buttons)

    def buttons(self) -> list[QPushButton]:
        """All buttons, in their order; only some are shown."""
        return [
            self.show_me,
            self.put_right,
            self.resume,
            self.again,
            self.skip,
            self.leave,
            self.close_it,
        ]

    def take_keyboard(self) -> None:
        """Go to the first button, for whoever has no mouse; Esc leads back to the page."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self) -> None:
        """Show where the guide is."""
        guide = self.guide
        held = any(one.hasFocus() for one in self.buttons())
        if guide.phase is not Phase.LESSON or guide.missing or self.ring.lesson is not guide.lesson:
            self.ring.let_go()
        self.setVisible(guide.phase is not Phase.LEFT)
        if guide.phase in {Phase.LESSON, Phase.DONE}:
            self._show_lesson()
        elif guide.phase is Phase.OFFER:
            self._show_offer()
        elif guide.phase is Phase.FINISHED:
            self._show_end()
        self._show_buttons()
        self._draw_sign()
        if held and not any(one.hasFocus() and not one.isHidden() for one in self.buttons()):
            guide.look.page.setFocus()
        self._announce()

    def text(self) -> str:
        """What it says, as a screen reader hears it."""
        parts = [self.count.text(), self.title.text(), self.instruction.text()]
        return ". ".join(part.rstrip(".") for part in parts if part) + "."

    def _show_lesson(self) -> None:
        guide, lesson = self.guide, self.guide.lesson
        done = guide.phase is Phase.DONE
        title = translated(lesson.title)
        self.chapter.setText(translated(lesson.chapter))
        self.title.setText(self.tr("Done: {step}").format(step=title) if done else title)
        self._count(guide.at + done)
        if guide.trouble is Trouble.NEARLY:
            self.instruction.show_words(nearly_words(guide.look, lesson))
        elif guide.missing:
            self.instruction.show_words(plain(missing_words(guide.look, lesson)))
        else:
            self.instruction.show_words(words_of(guide.look, lesson.text))

    def _show_offer(self) -> None:
        guide = self.guide
        self.chapter.setText(self.tr("First tour"))
        self._count(guide.at)
        if guide.at:
            step, title = guide.at + 1, translated(guide.lesson.title)
            self.title.setText(self.tr("Go on with the tour?"))
            text = self.tr("You left it at step {number}, “{title}”. Your annotations are as you left them.")
            words = plain(text.format(number=step, title=title))
            self.instruction.show_words(words + plain(self._on_starting_again()))
            self.resume.setText(self.tr("&Go on at step {number}").format(number=step))
        else:
            self.title.setText(self.tr("You have taken the tour"))
            self.instruction.show_words(plain(self._on_starting_again()))

    def _show_end(self) -> None:
        self.chapter.setText(self.tr("First tour"))
        self._count(len(self.guide.lessons))
        self.title.setText(self.tr("That was the tour"))
        words = words_of(self.guide.look, FAREWELL)
        self.instruction.show_words(words + plain(self._on_starting_again()))

    def _on_starting_again(self) -> str:
        """What the button does to what the person made; said wherever the button is."""
        return self.tr(
            "Starting again takes your annotations in its article away first; undo brings them back."
        )

    def _count(self, done: int) -> None:
        guide, of = self.guide, len(self.guide.lessons)
        in_steps = guide.phase in {Phase.LESSON, Phase.DONE}
        self.count.setText(
            self.tr("Step {number} of {of}").format(number=guide.at + 1, of=of) if in_steps else ""
        )
        self.count.setVisible(in_steps)
        self.progress.set_progress(done, of)

    def _show_buttons(self) -> None:
        guide = self.guide
        lesson, offer, end = (guide.phase is one for one in (Phase.LESSON, Phase.OFFER, Phase.FINISHED))
        lesson = lesson or guide.phase is Phase.DONE
        shown = {
            self.show_me: lesson and not guide.missing,
            self.put_right: lesson and guide.missing and guide.can_put_right(),
            self.resume: offer and guide.at > 0,
            self.again: offer or end,
            self.skip: lesson,
            self.leave: lesson,
            self.close_it: offer or end,
        }
        for button, visible in shown.items():
            button.setVisible(visible)
        pointing = guide.lesson.words or guide.lesson.place
        self.show_me.setEnabled(guide.phase is Phase.LESSON and bool(pointing))
        self.skip.setEnabled(guide.phase is Phase.LESSON)
        usable = (one for one in self.buttons() if not one.isHidden() and one.isEnabled())
        self.setFocusProxy(next(usable, self.leave))

    def _draw_sign(self) -> None:
        """A tick for what is done, a warning for what is missing; the words say it too."""
        guide, theme = self.guide, self._keeper.theme
        role, colour = "", ""
        if guide.phase in {Phase.DONE, Phase.FINISHED}:
            role, colour = "done", theme.success
        elif guide.trouble:
            role, colour = ("warning", theme.warning) if guide.missing else ("info", theme.muted)
        self.sign.setVisible(bool(role))
        if role:
            self.sign.setPixmap(icon_pixmap(role, colour, _ICON, self.devicePixelRatioF()))
        self.instruction.setMaximumWidth(_MEASURE * self.fontMetrics().averageCharWidth())
        line = self.fontMetrics().lineSpacing() + 2 * STEP
        self.instruction.setMinimumHeight(_LINES * line)

    def _announce(self) -> None:
        """Let screen readers say it, once."""
        words = self.text() if not self.isHidden() else ""
        if words and words != self._said:
            event = QAccessibleAnnouncementEvent(self, words)
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
            QAccessible.updateAccessibility(event)
        self._said = words

    def _leave(self) -> None:
        held = any(one.hasFocus() for one in self.buttons())
        self.guide.leave()
        if held:
            self.guide.look.page.setFocus()

    def _button(self, text: str, look: str = "") -> QPushButton:
        button = QPushButton(text)
        # A click leaves the keyboard where it is; Return presses what has it.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAutoDefault(True)
        if look:
            set_look(button, look)
        return button

    def event(self, event: QEvent) -> bool:
        """Esc here is not the window's."""
        return kept_from_window(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc: back to the page; the tour goes on."""
        if event.key() == Qt.Key.Key_Escape:
            self.guide.look.page.setFocus()
            return
        super().keyPressEvent(event)
