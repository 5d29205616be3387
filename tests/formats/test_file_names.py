"""Names of files for ids: good on every system, all different, and read back."""

from hypothesis import example, given
from hypothesis import strategies as st

from annotator.domain.annotation_set import Role
from annotator.formats.api import Layer
from annotator.formats.file_names import LONGEST, FileNames, file_name, id_of, is_reversible
from annotator.formats.layer_names import LayerNames, is_named, layer_of

ids = st.lists(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60),
    min_size=1,
    max_size=8,
    unique=True,
)


@given(ids)
@example(["CON", "con", "Con", "nul.txt", "../x", "a/b", "a\\b", ".hidden", "end.", "a" * 300, "A" * 300])
def test_ids_come_back(those: list[str]) -> None:
    names = FileNames()
    given_names = [names.of(one) for one in those]
    assert len({name.casefold() for name in given_names}) == len(those)
    for one, name in zip(those, given_names, strict=True):
        assert names.of(one) == name
        assert len(name.encode()) <= LONGEST
        assert not set(name) & set('/\\:*?"<>| \0')
        assert name.isascii()
        assert name[0] != "."
        assert name[-1] != "."
        assert name.split(".")[0].upper() not in {"CON", "NUL"}
        if is_reversible(one):
            assert id_of(name) == one


def test_a_plain_id_is_its_name() -> None:
    assert file_name("news-2018_02.a1") == "news-2018_02.a1"
    assert id_of("caf%C3%A9") == "café"
    assert id_of("%FF") is None


def test_ids_of_corpora_are_short_enough() -> None:
    long = "deutscher_bundestag/19-226-2021-05-06-tagesordnungspunkt_7_zusatzpunkt_3"
    names = FileNames()
    assert is_reversible(long)
    assert [id_of(names.of(one)) for one in (long.title(), long)] == [long.title(), long]
    assert not is_reversible(long.upper())


@given(ids)
@example(["CON", "a.b", "a.gold", "a", "A", "." * 100, "%", "a%2Eb", "x" * 300])
def test_layers_have_names_of_their_own(people: list[str]) -> None:
    layers = [Layer(person, role) for person in people for role in Role]
    names = LayerNames()
    given_names = [names.of(one) for one in layers]
    assert len({name.casefold() for name in given_names}) == len(layers)
    for layer, name in zip(layers, given_names, strict=True):
        assert len(name) <= LONGEST + len(".gold")
        found = layer_of(name)
        assert found.role is layer.role
        assert found.annotator == layer.annotator or not is_named(layer) or "~" in name
        assert name.count(".") == (layer.role is Role.GOLD)
    assert layer_of(LayerNames().of(Layer(None))).annotator is None
