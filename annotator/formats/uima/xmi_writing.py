"""The feature structures of a CAS as XMI."""

from annotator.formats.uima.cas import SOFA, Structure
from annotator.formats.uima.writing import SOFA_ID
from annotator.formats.xml.text import in_value, substituted

_ROOT = '<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore"'


def written(structures: list[Structure]) -> bytes:
    """Write a file; the text comes last, as UIMA itself writes it."""
    packages = sorted({one.type.rpartition(".")[0] for one in structures} - {"uima.cas"})
    prefixes = {"uima.cas": "cas", **{name: f"t{number}" for number, name in enumerate(packages, start=1)}}
    spaces = "".join(f' xmlns:{prefixes[name]}="http:///{name.replace(".", "/")}.ecore"' for name in packages)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'{_ROOT}{spaces} xmi:version="2.0">',
        '<cas:NULL xmi:id="0"/>',
    ]
    texts = [one for one in structures if one.type == SOFA]
    others = [one for one in structures if one.type != SOFA]
    lines += [_element(one, prefixes) for one in (*others, *texts)]
    members = " ".join(one.id for one in others)
    lines += [f'<cas:View sofa="{SOFA_ID}" members="{members}"/>', "</xmi:XMI>", ""]
    return "\n".join(lines).encode()


def _element(one: Structure, prefixes: dict[str, str]) -> str:
    package, _, short = one.type.rpartition(".")
    parts = [f'<{prefixes[package]}:{short} xmi:id="{one.id}"']
    if "begin" in one.values:
        parts.append(f'sofa="{SOFA_ID}"')
    for name, value in one.values.items():
        said = str(value).lower() if isinstance(value, bool) else str(value)
        parts.append(f'{name}="{in_value(substituted(said))}"')
    parts += [f'{name}="{" ".join(ids)}"' for name, ids in one.references.items()]
    return " ".join(parts) + "/>"
