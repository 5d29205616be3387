"""Recipes go along when somebody or a label is called otherwise, so that they give what they gave."""

from dataclasses import replace

from annotator.domain.json_values import Json
from annotator.domain.label import Label, Owner
from annotator.services.selecting.choosing import KINDS_OF_LAYERS
from annotator.services.work import Work


def rename_person_in_recipes(work: Work, old: str, new: str) -> None:
    """Have recipes that take one annotator's layer name the person otherwise.

    A word that stands for a kind of layers is left alone: it means nobody in particular.
    """
    if old == new or {old, new} & {*KINDS_OF_LAYERS}:
        return
    for recipe in work.read.recipes():
        if recipe.options.get("layer") == old:
            work.put(replace(recipe, options={**recipe.options, "layer": new}))


def rename_label_in_recipes(work: Work, old: Owner, new: Owner) -> None:
    """Have recipes name a label otherwise: it has another name, or is another one now."""
    if not isinstance(old, Label) or old.name == new.name:
        return
    for recipe in work.read.recipes():
        labels = recipe.options.get("labels")
        if isinstance(labels, list) and old.name in labels:
            named: list[Json] = list(dict.fromkeys(new.name if one == old.name else one for one in labels))
            work.put(replace(recipe, options={**recipe.options, "labels": named}))
