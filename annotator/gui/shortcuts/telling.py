"""What there is to say about an action's keys: changed, taken by another, given twice, none left."""

from PySide6.QtCore import QCoreApplication

from annotator.gui.actions.actions import Actions
from annotator.gui.actions.keymap import LABEL, UNCHANGING, Loss, why_not
from annotator.gui.actions.usable import shown_key
from annotator.gui.shortcuts.capture import Verdict


def keys_text(keys: tuple[str, ...]) -> str:
    """Keys one after the other, as the language writes them."""
    return ", ".join(shown_key(key) for key in keys)


def notes_on(actions: Actions, name: str) -> list[str]:
    """Short sentences about an action (its lasting id) without a full stop; none where all is as it came."""
    found = actions.keymap
    notes = [_loss(actions, loss) for loss in found.lost.get(name, ())]
    if not found.keys.get(name):
        notes.append(QCoreApplication.translate("shortcuts", "this action has no key"))
    elif notes:
        has = QCoreApplication.translate("shortcuts", "this action has {keys}")
        notes.append(has.format(keys=keys_text(found.keys[name])))
    told = ["; ".join(notes)] if notes else []
    if name in found.own:
        usual = found.defaults.get(name, ())
        changed = QCoreApplication.translate("shortcuts", "Changed, usually {keys}")
        plain = QCoreApplication.translate("shortcuts", "Changed, usually without a key")
        told.append(changed.format(keys=keys_text(usual)) if usual else plain)
    elif name.startswith(LABEL) and found.wanted.get(name) != found.defaults.get(name):
        told.append(QCoreApplication.translate("shortcuts", "Labels have no letters of their own now"))
    return [one[:1].upper() + one[1:] for one in told]


def is_clash(actions: Actions, name: str) -> bool:
    """Whether an action (its lasting id) was given a key that another was given as well."""
    return any(loss.clash for loss in actions.keymap.lost.get(name, ()))


def judged(actions: Actions, name: str, key: str) -> Verdict:
    """What is to be said when somebody wants a key (portable text) for an action (its lasting id)."""
    why = why_not(name, key)
    if why:
        return Verdict(usable=False, words=why)
    owner = actions.keymap.owner(key)
    shown = shown_key(key)
    if owner == name:
        words = QCoreApplication.translate("shortcuts", "{key} is a key of this action already.")
        return Verdict(usable=False, words=words.format(key=shown))
    rare = (
        ""
        if key.isascii()
        else " "
        + QCoreApplication.translate("shortcuts", "It works only while the keyboard has this letter.")
    )
    if not owner:
        words = QCoreApplication.translate("shortcuts", "{key} is free.")
        return Verdict(usable=True, words=words.format(key=shown) + rare)
    if owner in UNCHANGING:
        words = QCoreApplication.translate("shortcuts", "{key} is “{action}”; it is fixed.")
        return Verdict(usable=False, words=words.format(key=shown, action=actions.lasting_text(owner)))
    asked = QCoreApplication.translate("shortcuts", "{key} is “{action}”. Take it from there?")
    words = asked.format(key=shown, action=actions.lasting_text(owner))
    if actions.keymap.keys[owner] == (key,):
        words += " " + QCoreApplication.translate("shortcuts", "That action is left without a key.")
    return Verdict(usable=True, words=words + rare, taking=True)


def _loss(actions: Actions, loss: Loss) -> str:
    if loss.clash:
        words = QCoreApplication.translate("shortcuts", "{key} was given twice and belongs to “{action}”")
    elif loss.owner.startswith(LABEL):
        words = QCoreApplication.translate("shortcuts", "{key} belongs to the label {action}")
    else:
        words = QCoreApplication.translate("shortcuts", "{key} belongs to “{action}”")
    return words.format(key=shown_key(loss.key), action=actions.lasting_text(loss.owner))
