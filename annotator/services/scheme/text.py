"""A label scheme written as the TOML that `scheme_file` reads, for people to read and change."""

from collections.abc import Iterator

from annotator.config.toml_text import toml_key, toml_value
from annotator.domain.label import Attribute, Scheme


def scheme_text(scheme: Scheme) -> str:
    """Write labels and relation types in their order; the same scheme is always the same text."""
    names = {label.uid: label.name for label in scheme.labels}
    lines: list[str] = []
    for label in scheme.labels:
        lines += ["[[labels]]", _line("name", label.name), _line("title", label.title)]
        lines += [_line("colour", label.colour), _line("underline", label.underline.value)]
        lines += [_line("key", label.key), ""]
        lines += _attributes("labels", label.attributes)
    for kind in scheme.relation_types:
        lines += ["[[relations]]", _line("name", kind.name), _line("title", kind.title)]
        lines += [_line("from", [names[uid] for uid in kind.sources if uid in names])]
        lines += [_line("to", [names[uid] for uid in kind.targets if uid in names]), ""]
        lines += _attributes("relations", kind.attributes)
    return "\n".join(lines)


def _attributes(owner: str, attributes: tuple[Attribute, ...]) -> Iterator[str]:
    for one in attributes:
        yield f"[[{owner}.attributes]]"
        yield _line("name", one.name)
        if one.choices:
            yield _line("choices", list(one.choices))
        else:
            yield _line("kind", one.kind.value)
        if one.required:
            yield _line("required", one.required)
        if one.default is not None:
            yield _line("default", one.default)
        if one.when is not None:
            yield f"when = {{ {toml_key(one.when.attribute)} = {toml_value(list(one.when.values))} }}"
        yield ""


def _line(key: str, value: object) -> str:
    return f"{key} = {toml_value(value)}"
