"""One transaction that may write."""

from collections.abc import Sequence

from sqlalchemy import Connection

from annotator.domain.change import Bulk, ChangeSet, Entity
from annotator.storage import journal, personal, tables
from annotator.storage.queries import Reader


class Writer(Reader):
    """Implements `services.ports.Writing`; it alone writes until its transaction ends."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._seq = 0
        self._bulks = 0

    def store(self, before: Entity | None, after: Entity | None) -> None:
        """Insert, update or delete one entity.

        Raises:
            StaleError: something that is there still points at what should go, or a name is taken.
        """
        tables.store(self.connection, before, after)

    def insert_many(self, kind: type[Entity], entities: Sequence[Entity]) -> None:
        """Insert many entities of one kind, as imports do.

        Raises:
            StaleError: a name is taken or something that they point at is missing.
        """
        tables.insert_many(self.connection, kind, entities)

    def store_many(self, kind: type[Entity], pairs: Sequence[tuple[Entity | None, Entity | None]]) -> None:
        """Insert, update or delete many entities of one kind, all pairs alike in which side is None.

        Raises:
            StaleError: as `store`.
        """
        tables.store_many(self.connection, kind, pairs)

    def record_bulk(self, bulk: Bulk) -> None:
        """Add to the journal entry of this transaction what an import made, by name."""
        self._bulks += 1
        journal.write_bulk(self.connection, bulk, self._number(), self._bulks)

    def record(self, change_set: ChangeSet) -> int:
        """Write the journal entry of this transaction and return its number."""
        seq = self._number()
        journal.write(self.connection, change_set, seq)
        self._seq, self._bulks = 0, 0
        return seq

    def hand_over(self, source: str, target: str) -> None:
        """Add one annotator's (`uid`) times to another's and unite their passes; not journaled."""
        personal.hand_over(self.connection, source, target)

    def _number(self) -> int:
        """The next number: writers take turns, so nobody else can take it before the commit."""
        if not self._seq:
            self._seq = self.latest() + 1
        return self._seq
