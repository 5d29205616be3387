"""In what two label schemes differ, a line for each thing."""

from collections.abc import Iterator

from annotator.domain.errors import Phrase
from annotator.domain.label import Attribute, Label, Owner, RelationType, Scheme


def differences(before: Scheme, after: Scheme) -> Iterator[Phrase]:
    """What becomes otherwise from one scheme to the other; the same label is known by its `uid`."""
    titles = {label.uid: label.name for label in (*before.labels, *after.labels)}
    yield from _of_owners(before.labels, after.labels, titles)
    yield from _of_owners(before.relation_types, after.relation_types, titles)


def _of_owners(
    before: tuple[Owner, ...], after: tuple[Owner, ...], names: dict[str, str]
) -> Iterator[Phrase]:
    had = {one.uid: one for one in before}
    has = {one.uid: one for one in after}
    for one in after:
        old = had.get(one.uid)
        if old is None and isinstance(one, Label):
            yield Phrase("the label “{name}” is added", name=one.name)
        elif old is None:
            yield Phrase("the relation “{name}” is added", name=one.name)
        else:
            yield from _of_owner(old, one, names)
    for one in before:
        if one.uid not in has and isinstance(one, Label):
            yield Phrase("the label “{name}” is removed", name=one.name)
        elif one.uid not in has:
            yield Phrase("the relation “{name}” is removed", name=one.name)
    stays = [one.uid for one in before if one.uid in has]
    if stays != [one.uid for one in after if one.uid in had]:
        ordered = ", ".join(one.name for one in after)
        yield Phrase("the order becomes {names}", names=ordered)


def _of_owner(old: Owner, new: Owner, names: dict[str, str]) -> Iterator[Phrase]:
    name = new.name
    if old.name != new.name:
        yield Phrase("“{old}” is called “{name}”", old=old.name, name=name)
    if old.title != new.title:
        yield Phrase("the title of “{name}” becomes “{title}”", name=name, title=new.title)
    if isinstance(old, Label) and isinstance(new, Label):
        yield from _of_look(old, new)
    if isinstance(old, RelationType) and isinstance(new, RelationType):
        for before, after, template in (
            (old.sources, new.sources, "“{name}” goes from {labels}"),
            (old.targets, new.targets, "“{name}” goes to {labels}"),
        ):
            if set(before) != set(after):
                yield Phrase(template, name=name, labels=", ".join(names[uid] for uid in after))
    yield from _of_attributes(name, old.attributes, new.attributes)


def _of_look(old: Label, new: Label) -> Iterator[Phrase]:
    if old.colour != new.colour:
        yield Phrase("the colour of “{name}” becomes {colour}", name=new.name, colour=new.colour)
    if old.underline is not new.underline:
        yield Phrase(
            "the underline of “{name}” becomes {underline}", name=new.name, underline=new.underline.value
        )
    if old.key != new.key and new.key:
        yield Phrase("the key of “{name}” becomes {key}", name=new.name, key=new.key.upper())
    elif old.key != new.key:
        yield Phrase("“{name}” loses its key {key}", name=new.name, key=old.key.upper())


def _of_attributes(name: str, old: tuple[Attribute, ...], new: tuple[Attribute, ...]) -> Iterator[Phrase]:
    had = {one.name: one for one in old}
    has = {one.name for one in new}
    for one in new:
        before = had.get(one.name)
        if before is None:
            yield Phrase("“{name}” gets the attribute “{attribute}”", name=name, attribute=one.name)
        elif before != one:
            yield from _of_attribute(name, before, one)
    for one in old:
        if one.name not in has:
            yield Phrase("“{name}” loses the attribute “{attribute}”", name=name, attribute=one.name)


def _of_attribute(name: str, old: Attribute, new: Attribute) -> Iterator[Phrase]:
    place = f"{name}.{new.name}"
    if old.kind is not new.kind:
        yield Phrase(
            "“{place}” becomes of the kind {kind_of_value}", place=place, kind_of_value=new.kind.value
        )
    if old.choices != new.choices:
        yield Phrase("“{place}” has the values {values}", place=place, values=", ".join(new.choices))
    if old.required != new.required and new.required:
        yield Phrase("“{place}” becomes required", place=place)
    elif old.required != new.required:
        yield Phrase("“{place}” is no longer required", place=place)
    if old.default != new.default or type(old.default) is not type(new.default):
        yield Phrase(
            "the default of “{place}” becomes {value}",
            place=place,
            value="—" if new.default is None else new.default,
        )
    if old.when != new.when and new.when is not None:
        yield Phrase(
            "“{place}” is asked for where {other} is {values}",
            place=place,
            other=new.when.attribute,
            values=", ".join(new.when.values),
        )
    elif old.when != new.when:
        yield Phrase("“{place}” is always asked for", place=place)
