"""The label schemes that travel with the program, each a file to begin with."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from annotator.assets import read_text
from annotator.domain.label import Scheme
from annotator.services.scheme.file import scheme_from


@dataclass(frozen=True, slots=True)
class Preset:
    """One of them."""

    name: str
    """That of its file, without the ending."""
    title: str
    """In English; screens translate it."""


PRESETS: Final = (
    Preset("claims", "Claims: claim, speaker, number, hedge"),
    Preset("claims-german", "Claims with German titles"),
    Preset("attribution", "Attribution: source, cue, content"),
    Preset("quotes", "Quotes: quote, speaker, addressee, frame"),
    Preset("entities", "Entities: person, organisation, place, date, work"),
)


def preset_scheme(name: str) -> Scheme:
    """The scheme of a preset.

    Raises:
        FileNotFoundError: it does not belong to this installation.
    """
    file = f"{name}.toml"
    return scheme_from(read_text("schemes", file), Path(file))
