"""The manifest beside an export: what was written, how, and how to tell whether it is whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import orjson

from annotator import __version__
from annotator.domain.json_values import Json
from annotator.domain.label import Scheme
from annotator.domain.tombstone import Tombstone
from annotator.formats.api import Loss
from annotator.services.exports.agreement import Measured
from annotator.services.exports.dividing import Divided
from annotator.services.exports.options import ExportOptions
from annotator.services.exports.places import manifest_of, sidecar_of
from annotator.services.scheme.text import scheme_text
from annotator.services.selecting.choosing import KINDS_OF_LAYERS
from annotator.services.targets import hashes_of


@dataclass(slots=True)
class Written:
    """What an export came to."""

    articles: int = 0
    annotations: int = 0
    relations: int = 0
    loss: tuple[Loss, ...] = ()
    parts: dict[str, int] = field(default_factory=dict)
    """Articles of each part of a split."""
    sidecar: int = 0
    """Articles of which something is in the sidecar."""
    withheld: int = 0
    """Articles that went out without their texts, because these may not be passed on."""


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of an export beside what it wrote."""

    scheme: Scheme
    divided: Divided | None
    """How it was split, if it was."""
    removed: Sequence[Tombstone]
    """Articles that were removed from the project."""
    agreement: Mapping[str, Json] | None
    """Under the names that are written."""
    measured: Measured


def write_manifest(draft: Path, options: ExportOptions, written: Written, around: Around) -> None:
    """Write the manifest of a draft beside it; the same project and options give the same bytes."""
    named = options.layer if options.layer in KINDS_OF_LAYERS or not options.anonymous else None
    manifest: dict[str, object] = {
        "format": options.format,
        "program": f"annotator {__version__}",
        "recipe": options.recipe or None,
        "besides_recipe": list(options.besides),
        "options": {
            "layer": named,
            "statuses": list(options.statuses),
            "labels": list(options.labels),
            "articles": list(options.articles),
            "since": options.since or None,
            "until": options.until or None,
            "without_text": options.without_text,
            "anonymous": options.anonymous,
            "on_loss": options.on_loss,
            "datasheet": options.datasheet,
            "language": options.language,
            "agreement": options.agreement,
        },
        "counts": {
            "articles": written.articles,
            "annotations": written.annotations,
            "relations": written.relations,
        },
        "split": None
        if around.divided is None or options.split is None
        else {
            "shares": str(options.split),
            "seed": options.split.seed,
            "articles": written.parts,
            "near_duplicates": around.divided.near_duplicates,
            "method": around.divided.method,
        },
        "loss": [{"what": loss.what, "n": loss.n, "how": loss.how} for loss in written.loss],
        "withheld": written.withheld,
        "agreement": around.agreement,
        "agreement_left_out": around.measured.why,
        "scheme": scheme_text(around.scheme),
        "removed": [
            {"article": one.article, "sha256": one.sha256, "at": one.at, "why": one.why}
            for one in around.removed
        ],
        "files": hashes_of(draft),
    }
    sidecar = sidecar_of(draft)
    if sidecar.exists():
        manifest["sidecar"] = hashes_of(sidecar)
    manifest_of(draft).write_bytes(orjson.dumps(manifest, option=orjson.OPT_INDENT_2) + b"\n")
