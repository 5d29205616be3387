"""Stand-ins for the names of people, wherever an export would tell who somebody is."""

import re
from collections.abc import Iterable, Iterator

from annotator.domain.json_values import Json, JsonObject

SHORTEST = 3
"""Characters of a name that is also looked for inside sentences; shorter ones are words of their own."""


class Disguise:
    """From true names to stand-ins, `annotator-1`, `annotator-2` and so on; empty, it changes nothing."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        names = list(names)
        free = _free_names(set(names))
        self._stand_ins = {name: next(free) for name in names}
        longest_first = sorted((name for name in names if len(name) >= SHORTEST), key=len, reverse=True)
        self._inside = re.compile(
            rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)" if longest_first else r"(?!)"
        )

    def name(self, name: str) -> str:
        """What is written for a person's name."""
        return self._stand_ins.get(name, name)

    def text(self, text: str) -> str:
        """What is written for a note, a reason, a name, or `name/annotation`."""
        if not self._stand_ins or not text:
            return text
        if text in self._stand_ins:
            return self._stand_ins[text]
        for name in self._stand_ins:
            if text.startswith(f"{name}/"):
                return self._stand_ins[name] + text[len(name) :]
        return self._inside.sub(lambda match: self._stand_ins[match.group()], text)

    def value(self, value: Json) -> Json:
        """What is written for a value, every name in it replaced."""
        if not self._stand_ins:
            return value
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return [self.value(item) for item in value]
        if isinstance(value, dict):
            return {self.text(key): self.value(item) for key, item in value.items()}
        return value

    def object(self, value: JsonObject | None) -> JsonObject | None:
        """What is written for an object, which may be missing."""
        if value is None or not self._stand_ins:
            return value
        return {self.text(key): self.value(item) for key, item in value.items()}


def _free_names(taken: set[str]) -> Iterator[str]:
    """Stand-ins that are nobody's true name."""
    number = 0
    while True:
        number += 1
        if f"annotator-{number}" not in taken:
            yield f"annotator-{number}"


NO_DISGUISE = Disguise()
