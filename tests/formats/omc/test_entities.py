from edgecode.film.omc import OmcRecord
from edgecode.formats.omc.document import document_of
from edgecode.formats.omc.entities import entities_of, ids_of


def records(text: str) -> list[OmcRecord]:
    found = entities_of(document_of(text.encode(), path="film.json"), path="film.json")
    return [record for record in found if isinstance(record, OmcRecord)]


def test_an_identifier_is_its_scope_and_its_value() -> None:
    listed = [{"identifierScope": "a", "identifierValue": "1"}, None, {"identifierScope": "b", "identifierValue": 2}]
    assert ids_of({"identifier": listed}) == ["a:1", "b:2"]
    assert ids_of({"identifier": [{"identifierScope": "a"}]}) == []
    assert ids_of({"identifier": "a:1"}) == []
    assert ids_of(None) == []


def test_what_a_stranger_names_is_let_go() -> None:
    """A person's Context is not the film's, but an asset nested in it is."""
    [record] = records(
        """{"entityType": "Person", "Context": [{"entityType": "Context", "has": {"Asset": [
          {"entityType": "Asset", "identifier": [{"identifierScope": "a", "identifierValue": "1"}]}]}}]}"""
    )
    assert (record.entity, record.id, record.refs) == ("Asset", "a:1", ())


def test_an_entity_that_names_itself_names_nobody() -> None:
    [record] = records(
        """{"entityType": "Slate", "identifier": [{"identifierScope": "a", "identifierValue": "1"}],
          "Context": [{"entityType": "Context",
            "ForEntity": [{"identifier": [{"identifierScope": "a", "identifierValue": "1"}]}]}]}"""
    )
    assert record.refs == ()


def test_nesting_deeper_than_calls_may_go_is_walked() -> None:
    deep = '{"Asset": [' * 300
    slate = '{"entityType": "Slate", "identifier": [{"identifierScope": "a", "identifierValue": "1"}]}'
    [record] = records(f"{deep}{slate}{']}' * 300}")
    assert record.place.line == 1
