"""An open project as the services see it: questions, the two writes, the journal, and what is kept aside."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from annotator.domain.change import Bulk, ChangeSet, Entity
from annotator.services.ports.reading import Reading


class Writing(Reading, Protocol):
    """One transaction that may write; it holds the project's one place for writers."""

    def store(self, before: Entity | None, after: Entity | None) -> None:
        """Insert, update or delete one entity.

        Raises:
            StaleError: something that is there still points at what should go, or a name is taken;
                the transaction is to be given up then.
        """
        ...

    def insert_many(self, kind: type[Entity], entities: Sequence[Entity]) -> None:
        """Insert many entities of one kind, as imports do."""
        ...

    def store_many(self, kind: type[Entity], pairs: Sequence[tuple[Entity | None, Entity | None]]) -> None:
        """Insert, update or delete many entities of one kind, all pairs alike in which side is None.

        Raises:
            StaleError: as `store`.
        """
        ...

    def record_bulk(self, bulk: Bulk) -> None:
        """Add to the journal entry of this transaction what an import made, by name."""
        ...

    def record(self, change_set: ChangeSet) -> int:
        """Write the journal entry of this transaction and return its number."""
        ...

    def hand_over(self, source: str, target: str) -> None:
        """Add one annotator's (`uid`) times to another's and unite their passes; not journaled."""
        ...


class Store(Protocol):
    """An open project."""

    @property
    def read_only(self) -> str:
        """Why the project cannot be written, as a plain sentence; empty where it can."""
        ...

    def reading(self) -> AbstractContextManager[Reading]:
        """A consistent state to ask; closed when the block ends."""
        ...

    def snapshot(self) -> AbstractContextManager[Reading]:
        """A copy of one consistent state to ask for as long as it takes, keeping nobody from writing."""
        ...

    def writing(self) -> AbstractContextManager[Writing]:
        """A transaction: committed when the block ends, rolled back where it raises.

        Raises:
            ReadOnlyError: the project cannot be written.
            ProjectFileError: another program has it for too long, or the file went away.
            NoSpaceError: the disk is full.
        """
        ...

    def save_draft(self, owner: str, name: str, value: str) -> None:
        """Keep a half-typed text of an owner (`uid`) under a name; not journaled, no step of undo."""
        ...

    def drafts(self, owner: str) -> dict[str, str]:
        """The half-typed texts of an owner (`uid`) by name, oldest first."""
        ...

    def drop_draft(self, owner: str, name: str) -> None:
        """Forget a half-typed text, because it was saved or thrown away."""
        ...

    def mend_search(self) -> None:
        """Make the index over the words of the texts anew, where there should be one.

        Raises:
            AnnotatorError: it cannot be done; a search then looks through the texts.
        """
        ...

    def work_times(self, annotator: str) -> dict[str, int]:
        """The active time of an annotator (`uid`) by article (`uid`), in milliseconds."""
        ...

    def add_work_time(self, annotator: str, article: str, milliseconds: int) -> None:
        """Add to an annotator's active time on an article (`uid`s); not journaled, no step of undo.

        Raises:
            ProjectFileError: another program is writing; it is hardly waited for.
        """
        ...

    def pass_marks(self, annotator: str, label: str) -> frozenset[str]:
        """The articles (`uid`s) that an annotator is done with in the pass of a label (`uid`s)."""
        ...

    def mark_in_pass(self, annotator: str, label: str, article: str, *, done: bool) -> None:
        """Note whether an annotator is done with an article in the pass of a label (`uid`s); no undo."""
        ...

    def passes(self, annotator: str) -> dict[str, int]:
        """How many articles that are there an annotator is done with, by label (`uid`) of each begun pass."""
        ...

    def drop_pass(self, annotator: str, label: str) -> None:
        """Forget what an annotator did in the pass of a label (`uid`s)."""
        ...

    def close(self) -> None:
        """Let go of the project."""
        ...
