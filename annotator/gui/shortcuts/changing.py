"""What becomes of the changes when an action gets or loses a key; values in, values out."""

from annotator.gui.actions.keymap import Changes, Keymap, is_known


def with_key(found: Keymap, changes: Changes, name: str, key: str, instead: str = "") -> Changes:
    """Give an action a key, and take it from whatever the person had given it to.

    Args:
        found: who has which key under `changes`.
        changes: the person's changes so far.
        name: the lasting id of the action.
        key: in portable text; it can be used.
        instead: the key of the action that goes; empty to add one.
    """
    had = found.keys[name]
    keys = tuple(key if one == instead else one for one in had) if instead in had else (*had, key)
    others = {
        other: tuple(one for one in has if one != key or other == name) for other, has in changes.items()
    }
    return _without_defaults(found, others | {name: tuple(dict.fromkeys(keys))})


def without_key(found: Keymap, changes: Changes, name: str, key: str) -> Changes:
    """Take a key from an action."""
    left = tuple(one for one in found.keys[name] if one != key)
    return _without_defaults(found, {**changes, name: left})


def as_it_came(changes: Changes, name: str) -> Changes:
    """Give an action its own keys back, as far as no other was given them."""
    return {other: keys for other, keys in changes.items() if other != name}


def all_as_they_came(changes: Changes) -> Changes:
    """Give all actions their own keys back; what another version of the program wrote is kept."""
    return {name: keys for name, keys in changes.items() if not is_known(name)}


def taken_over(changes: Changes, preset: Changes) -> Changes:
    """Take a preset in the place of all changes; what another version of the program wrote is kept."""
    return {**all_as_they_came(changes), **preset}


def _without_defaults(found: Keymap, changes: Changes) -> Changes:
    """Leave out what is as it came, unless another, such as a label, would then win one of the keys."""

    def disputed(name: str, key: str) -> bool:
        return any(key in keys for other, keys in found.defaults.items() if other != name)

    return {
        name: keys
        for name, keys in changes.items()
        if keys != found.defaults.get(name) or any(disputed(name, key) for key in keys)
    }
