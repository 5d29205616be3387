"""Recipes of exports: kept in the project by name, and turned into options and back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from annotator.domain.annotation_set import Status
from annotator.domain.errors import BadInputError, NotFoundError, RefusedError
from annotator.domain.ids import new_id
from annotator.domain.json_values import Json, JsonObject
from annotator.domain.recipe import Recipe
from annotator.domain.text import canonical
from annotator.services.exports.options import ExportOptions, OnLoss, split_from
from annotator.services.ledger.reading import is_day
from annotator.services.ports.reading import Reading
from annotator.services.work import Work

LONGEST = 100
"""Code points of a name."""


def recipe_named(read: Reading, name: str) -> ExportOptions:
    """The options that are kept under a name.

    Raises:
        NotFoundError: there is no such recipe, or a newer version of the program wrote it.
    """
    recipes = read.recipes()
    for one in recipes:
        if one.name == name:
            return options_of(one)
    raise NotFoundError(
        "there is no recipe {name}; there are {known}",
        name=name,
        known=", ".join(one.name for one in recipes) or "none yet",
    )


def save_recipe(work: Work, name: str, options: ExportOptions) -> Recipe:
    """Keep options under a name; a recipe of that name is replaced.

    Raises:
        RefusedError: the name is empty or too long.
    """
    name = proper(name)
    before = next((one for one in work.read.recipes() if one.name == name), None)
    recipe = before or Recipe(new_id(), name, work.read.next_position(Recipe))
    recipe = replace(recipe, options=kept(options))
    work.put(recipe)
    return recipe


def rename_recipe(work: Work, uid: str, name: str) -> Recipe:
    """Call a recipe otherwise.

    Raises:
        NotFoundError: it is not there any more.
        RefusedError: the name is empty or too long, or another recipe has it.
    """
    recipe, name = work.get(Recipe, uid), proper(name)
    if any(one.name == name and one.uid != uid for one in work.read.recipes()):
        raise RefusedError("there is a recipe {name} already; take another name", name=name)
    recipe = replace(recipe, name=name)
    work.put(recipe)
    return recipe


def proper(name: str) -> str:
    """A name as it is kept: on one line, without blanks around it.

    Raises:
        RefusedError: the name is empty or too long.
    """
    name = " ".join(canonical(name).split())
    if not 0 < len(name) <= LONGEST:
        raise RefusedError("a recipe needs a name of at most {most} characters", most=LONGEST)
    return name


def over(options: ExportOptions, given: Mapping[str, object]) -> ExportOptions:
    """Options of a recipe with others, by the names of their fields, in their place.

    They still are of that recipe, and say what of them is not, so that nobody takes what comes of them for
    what the recipe alone would give.
    """
    changed = replace(options, **given)  # type: ignore[arg-type]
    if not options.recipe:
        return changed
    was, now = _written(options), _written(changed)
    return replace(changed, besides=tuple(name for name, value in now.items() if value != was[name]))


def delete_recipe(work: Work, uid: str) -> None:
    """Remove a recipe.

    Raises:
        NotFoundError: it is not there any more.
    """
    work.remove(work.get(Recipe, uid))


def kept(options: ExportOptions) -> JsonObject:
    """Options as a recipe keeps them; what is as usual is left out."""
    usual = _written(ExportOptions(options.format))
    return {
        name: value for name, value in _written(options).items() if name == "format" or value != usual[name]
    }


def options_of(recipe: Recipe) -> ExportOptions:
    """The options that a recipe keeps.

    Raises:
        NotFoundError: it has something in it that this version does not know.
    """
    told = dict(recipe.options)
    try:
        options = ExportOptions(
            format=_text(told.pop("format")),
            layer=_text(told.pop("layer", "all")),
            statuses=tuple(Status(one) for one in _texts(told.pop("statuses", []))),
            labels=_texts(told.pop("labels", [])),
            articles=_texts(told.pop("articles", [])),
            since=_text(told.pop("since", "")),
            until=_text(told.pop("until", "")),
            without_text=told.pop("without_text", False) is True,
            anonymous=told.pop("anonymous", False) is True,
            on_loss=OnLoss(_text(told.pop("on_loss", "flatten"))),
            datasheet=told.pop("datasheet", False) is True,
            language=_text(told.pop("language", "en")),
            agreement=_choice(told.pop("agreement", None)),
            recipe=recipe.name,
        )
        split, seed = told.pop("split", None), told.pop("seed", 0)
        if not all(is_day(day) for day in (options.since, options.until) if day):
            raise _unknown(recipe)
        if split is not None:
            options = replace(options, split=split_from(_text(split), seed if isinstance(seed, int) else 0))
    except (BadInputError, KeyError, ValueError, TypeError) as error:
        raise _unknown(recipe) from error
    if told:
        raise _unknown(recipe)
    return options


def _written(options: ExportOptions) -> dict[str, Json]:
    return {
        "format": options.format,
        "layer": options.layer,
        "statuses": [one.value for one in options.statuses],
        "labels": list(options.labels),
        "articles": list(options.articles),
        "since": options.since,
        "until": options.until,
        "without_text": options.without_text,
        "anonymous": options.anonymous,
        "on_loss": options.on_loss.value,
        "datasheet": options.datasheet,
        "language": options.language,
        "agreement": options.agreement,
        "split": str(options.split) if options.split else None,
        "seed": options.split.seed if options.split else 0,
    }


def _text(value: Json) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _texts(value: Json) -> tuple[str, ...]:
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise TypeError(value)
    return tuple(_text(one) for one in value)


def _choice(value: Json) -> bool | None:
    if not isinstance(value, bool | None):
        raise TypeError(value)
    return value


def _unknown(recipe: Recipe) -> NotFoundError:
    return NotFoundError(
        "the recipe {name} cannot be read by this version of the program; update it, or save the recipe anew",
        name=recipe.name,
    )
