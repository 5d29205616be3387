"""Stand-ins for the names of people, wherever an export would tell who somebody is."""

import re
from collections.abc import Iterable, Iterator

from annotator.domain.json_values import Json, JsonObject
from annotator.services.selecting.names_in_values import Renaming

SHORTEST = 3
"""Characters of a name that is also looked for inside sentences; shorter ones are words of their own."""


class Disguise:
    """From true names to stand-ins, `annotator-1`, `annotator-2` and so on.

    Origins and decisions may name people whose work is not in the project; these get the next numbers.
    """

    def __init__(self, names: Iterable[str]) -> None:
        names = list(names)
        self._free = _free_names(set(names))
        self._stand_ins = {name: next(self._free) for name in names}
        self._strangers: dict[str, str] = {}
        self._slashed = sorted((f"{name}/" for name in names), key=len, reverse=True)
        self._renaming = Renaming(self._person, self._reference, self.text)
        longest_first = sorted((name for name in names if len(name) >= SHORTEST), key=len, reverse=True)
        self._inside = re.compile(
            rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)" if longest_first else r"(?!)"
        )

    def name(self, name: str) -> str:
        """What is written for a person's name."""
        return self._stand_ins.get(name, name)

    def text(self, text: str) -> str:
        """What is written for a note, a reason, a name, or `name/annotation`."""
        if not text:
            return text
        if text in self._stand_ins:
            return self._stand_ins[text]
        for start in self._slashed:
            if text.startswith(start):
                return self._stand_ins[start[:-1]] + text[len(start) - 1 :]
        return self._inside.sub(lambda match: self._stand_ins[match.group()], text)

    def value(self, value: Json) -> Json:
        """What is written for a decision, every name in it replaced."""
        return self._renaming.value(value)

    def object(self, value: JsonObject | None) -> JsonObject | None:
        """What is written for an origin, which may be missing."""
        told = self._renaming.value(dict(value)) if value is not None else None
        return told if isinstance(told, dict) else None

    def _person(self, name: str) -> str:
        known = self._stand_ins.get(name) or self._strangers.get(name)
        if known is None:
            known = self._strangers[name] = next(self._free)
        return known

    def _reference(self, reference: str) -> str:
        for start in self._slashed:
            if reference.startswith(start):
                return self._stand_ins[start[:-1]] + reference[len(start) - 1 :]
        name, slash, annotation = reference.rpartition("/")
        return f"{self._person(name)}/{annotation}" if slash else self.text(reference)


def _free_names(taken: set[str]) -> Iterator[str]:
    """Stand-ins that are nobody's true name."""
    number = 0
    while True:
        number += 1
        if f"annotator-{number}" not in taken:
            yield f"annotator-{number}"


class _NoDisguise(Disguise):
    """Everybody under the true name."""

    def __init__(self) -> None:
        super().__init__(())

    def name(self, name: str) -> str:
        return name

    def text(self, text: str) -> str:
        return text

    def value(self, value: Json) -> Json:
        return value

    def object(self, value: JsonObject | None) -> JsonObject | None:
        return value


NO_DISGUISE = _NoDisguise()
