"""Good files of each format to be spoiled; a further importer is one more line in `TARGETS`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from tests.fuzzing import table_samples
from tests.fuzzing.json_samples import samples_of
from tests.fuzzing.line_samples import brat, conll, webanno_tsv
from tests.fuzzing.samples import (
    csv,
    docx,
    epub,
    html,
    json_list,
    json_texts,
    jsonl,
    markdown,
    odt,
    pdf,
    rtf,
    xlsx,
)
from tests.fuzzing.xml_samples import cas_json, refi_qda, tei, xmi

Files = Mapping[str, bytes]
"""A sample by name (folders with slashes); the first is given to the importer, the others lie beside it."""


@dataclass(frozen=True, slots=True)
class Target:
    """An importer, and good files for it."""

    name: str
    format: str
    samples: Callable[[], Sequence[Files]]


TARGETS: tuple[Target, ...] = (
    Target("jsonl", "jsonl", lambda: [{"a.jsonl": jsonl()}]),
    Target("plain", "text", lambda: [{"a.md": markdown()}, {"a.txt": markdown().decode().encode("cp1251")}]),
    Target("web", "text", lambda: [{"a.html": html()}]),
    Target("docx", "text", lambda: [{"a.docx": docx()}]),
    Target("odt", "text", lambda: [{"a.odt": odt()}]),
    Target("rtf", "text", lambda: [{"a.rtf": rtf()}]),
    Target("epub", "text", lambda: [{"a.epub": epub()}]),
    Target("pdf", "text", lambda: [{"a.pdf": pdf()}]),
    Target("csv", "text", lambda: [{"a.csv": csv()}, {"a.tsv": csv().decode().encode("utf-16")}]),
    Target("xlsx", "text", lambda: [{"a.xlsx": xlsx()}]),
    Target(
        "json",
        "text",
        lambda: [{"a.jsonl": json_texts()}, {"a.json": json_list()}],
    ),
    *(
        Target(name, name, partial(samples_of, name))
        for name in ("doccano", "label-studio", "prodigy", "argilla", "web-annotation")
    ),
    Target("xmi", "xmi", xmi),
    Target("cas-json", "cas-json", cas_json),
    Target("tei", "tei", tei),
    Target("refi-qda", "refi-qda", refi_qda),
    *(
        Target(f"{name} tables", name, partial(table_samples.samples_of, name))
        for name in ("csv", "xlsx", "parquet")
    ),
    Target("brat", "brat", brat),
    Target("conll", "conll", conll),
    Target("webanno-tsv", "webanno-tsv", webanno_tsv),
)
