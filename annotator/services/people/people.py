"""Annotators: adding, renaming, and merging two names of one person."""

from dataclasses import replace

from annotator.domain.annotator import Annotator
from annotator.domain.errors import RefusedError
from annotator.domain.ids import new_id
from annotator.domain.text import canonical
from annotator.services.people.merging import merge
from annotator.services.people.renaming_recipes import rename_person_in_recipes
from annotator.services.people.renaming_reviews import rename_in_gold
from annotator.services.ports.reading import Reading
from annotator.services.work import Work

__all__ = ["add", "merge", "named", "proper", "rename"]

LONGEST = 80
"""Characters of a name that is typed; names that come in files are kept as they came."""


def named(read: Reading, name: str) -> Annotator | None:
    """The annotator of that name."""
    return next((person for person in read.annotators() if person.name == name), None)


def add(work: Work, name: str) -> Annotator:
    """Return the annotator of that name, made where there is none.

    Raises:
        RefusedError: the name is empty.
    """
    name = proper(name)
    person = named(work.read, name)
    if person is None:
        person = Annotator(new_id(), name, work.read.next_position(Annotator))
        work.put(person)
    return person


def rename(work: Work, annotator: str, name: str) -> Annotator:
    """Give an annotator (`uid`) another name; origins and decisions in gold, and recipes, tell the new one.

    Raises:
        RefusedError: the name is empty or somebody else's.
    """
    name = proper(name)
    other = named(work.read, name)
    if other is not None and other.uid != annotator:
        raise RefusedError("there is a {name} already; merge the two if they are one person", name=name)
    current = work.get(Annotator, annotator)
    changed = replace(current, name=name)
    work.put(changed)
    if changed.name != current.name:
        rename_in_gold(work, current.name, name, work.read.gold_sets())
        rename_person_in_recipes(work, current.name, name)
    return changed


def proper(name: str) -> str:
    """A name as it is stored: white space drawn together, nothing in it that cannot be stored.

    Raises:
        RefusedError: nothing is left, or it is too long.
    """
    name = " ".join(canonical(name).split())
    if not name:
        raise RefusedError("an annotator needs a name; type one")
    if len(name) > LONGEST:
        raise RefusedError("the name is too long; take one of at most {most} characters", most=LONGEST)
    return name
