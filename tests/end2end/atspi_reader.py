"""Reads windows as a screen reader does, and answers lines of JSON with lines of JSON.

Runs with the Python of the system, for which Debian's bindings of AT-SPI are made.
"""

# mypy: ignore-errors
# ruff: noqa: ANN001, ANN201, ANN202, ANN204, E402 -- the bindings have no types

import json
import sys

import gi

gi.require_version("Atspi", "2.0")

from gi.repository import Atspi, GLib

MOST = 60
"""Children of a node that are listed; a long list needs no more."""
TOLD = ("focused", "selected", "checked", "sensitive", "showing", "focusable", "editable", "expanded")


class Reader:
    """Holds what was announced, and finds the program on the bus."""

    def __init__(self, name):
        self._name = name
        self._application = None
        self.said = []
        self.focused = []

    def hear(self, event):
        """Keep the words of an announcement."""
        words = event.any_data
        self.said.append(words if isinstance(words, str) else str(words))

    def see_focus(self, event):
        """Keep what got the keyboard."""
        if event.detail1:
            self.focused.append(event.source.get_role_name() + ": " + (event.source.get_name() or ""))

    def application(self):
        """The program; None while it is not on the bus."""
        if self._application is None:
            desktop = Atspi.get_desktop(0)
            for number in range(desktop.get_child_count()):
                child = desktop.get_child_at_index(number)
                if child is not None and self._name in (child.get_name() or ""):
                    self._application = child
        return self._application

    def windows(self):
        """The names of the windows that are there."""
        application = self.application()
        return [] if application is None else [node.get_name() for node in children(application)]

    def tree(self, whole):
        """Every node beneath the windows: depth, role, name, description, states, whether it has text.

        Not whole: the windows beside the first, and only where there are none that one, without its menus.
        """
        nodes = []
        main, *others = children(self.application())
        shown = [window for window in others if "showing" in states(window)]
        for window in [main, *others] if whole else shown or [main]:
            collect(window, 0, nodes, () if whole else ("menu bar",))
        return nodes

    def text(self, name):
        """Text, count, caret and selections of the text with this name."""
        found = self.find(name)
        text = found.get_text_iface()
        count = Atspi.Text.get_character_count(text)
        ranges = [Atspi.Text.get_selection(text, n) for n in range(Atspi.Text.get_n_selections(text))]
        return {
            "text": Atspi.Text.get_text(text, 0, count),
            "count": count,
            "caret": Atspi.Text.get_caret_offset(text),
            "selections": [[each.start_offset, each.end_offset] for each in ranges],
            "role": found.get_role_name(),
            "states": states(found),
        }

    def piece(self, name, start, end):
        """A stretch of the text with this name, and where it lies on the screen."""
        text = self.find(name).get_text_iface()
        box = Atspi.Text.get_range_extents(text, start, end, Atspi.CoordType.SCREEN)
        return {
            "text": Atspi.Text.get_text(text, start, end),
            "box": [box.x, box.y, box.width, box.height],
        }

    def select(self, name, start, end):
        """Select in the text with this name."""
        text = self.find(name).get_text_iface()
        if Atspi.Text.get_n_selections(text):
            return Atspi.Text.set_selection(text, 0, start, end)
        return Atspi.Text.add_selection(text, start, end)

    def find(self, name):
        """The showing node with text of this name."""
        wanted = [self.application()]
        while wanted:
            node = wanted.pop()
            if node.get_name() == name and node.get_text_iface() is not None:
                return node
            if node.get_role_name() not in {"menu bar", "list", "menu"}:
                wanted += children(node)
        raise LookupError(name)

    def announced(self):
        """What was announced since last asked."""
        said, self.said = self.said, []
        return said

    def got_focus(self):
        """What got the keyboard since last asked."""
        focused, self.focused = self.focused, []
        return focused


def children(node):
    """The children of a node that are there."""
    found = (node.get_child_at_index(number) for number in range(min(node.get_child_count(), MOST)))
    return [child for child in found if child is not None]


def states(node):
    """The states that a reader tells."""
    held = node.get_state_set()
    return [name for name in TOLD if held.contains(getattr(Atspi.StateType, name.upper()))]


def collect(node, depth, nodes, skip):
    """Write a node and all beneath it, but for these roles."""
    texts = node.get_text_iface() is not None
    role, name = node.get_role_name(), node.get_name() or ""
    if role in skip:
        return
    nodes.append([depth, role, name, node.get_description() or "", states(node), texts])
    for child in children(node):
        collect(child, depth + 1, nodes, skip)


def main():
    """Answer until standard input ends."""
    Atspi.init()
    reader = Reader(sys.argv[1])
    listeners = [Atspi.EventListener.new(reader.hear), Atspi.EventListener.new(reader.see_focus)]
    listeners[0].register("object:announcement")
    listeners[1].register("object:state-changed:focused")
    loop = GLib.MainLoop()

    def asked(_channel, condition):
        line = sys.stdin.readline() if condition & GLib.IO_IN else ""
        if not line:
            loop.quit()
            return False
        name, *facts = json.loads(line)
        try:
            answer = {"answer": getattr(reader, name)(*facts)}
        except (GLib.Error, LookupError, AttributeError) as error:
            answer = {"error": repr(error)}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
        return True

    GLib.io_add_watch(GLib.IOChannel.unix_new(sys.stdin.fileno()), GLib.IO_IN | GLib.IO_HUP, asked)
    loop.run()


if __name__ == "__main__":
    main()
