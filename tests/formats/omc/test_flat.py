from edgecode.formats.omc.flat import flat, joined, node_of, text_of

CHARACTER = {"entityType": "Character", "identifier": [{"identifierScope": "a", "identifierValue": "1"}], "name": "Ada"}


def test_an_entity_in_another_becomes_a_reference() -> None:
    node = flat({"entityType": "NarrativeScene", "Character": [CHARACTER], "odd": {"deep": [1, None]}})
    assert node == {
        "entityType": "NarrativeScene",
        "Character": [{"identifier": CHARACTER["identifier"]}],
        "odd": {"deep": [1, None]},
    }


def test_contexts_and_structures_stay_with_the_entity_they_belong_to() -> None:
    context = {"entityType": "Context", "identifier": [{"identifierScope": "a", "identifierValue": "c"}]}
    node = flat(
        {"Context": [{**context, "features": {"Character": [CHARACTER]}}], "AssetSC": {"entityType": "AssetSC"}}
    )
    assert node["Context"] == [{**context, "features": {"Character": [{"identifier": CHARACTER["identifier"]}]}}]
    assert node["AssetSC"] == {"entityType": "AssetSC"}


def test_an_entity_nobody_could_find_again_stays_where_it_is() -> None:
    assert flat({"Participant": {"entityType": "Participant", "name": "Jo"}})["Participant"] == {
        "entityType": "Participant",
        "name": "Jo",
    }


def test_two_mentions_are_joined_and_the_first_word_stays() -> None:
    one = {"name": "Ada", "note": None, "Context": [{"identifier": [1]}]}
    other = {"name": "Eve", "note": "late", "Context": [{"identifier": [1], "more": 2}, {"identifier": [2]}]}
    assert joined(one, other) == {"name": "Ada", "note": "late", "Context": [{"identifier": [1]}, {"identifier": [2]}]}


def test_what_is_nested_without_end_is_cut_and_raises_nothing() -> None:
    node: dict[str, object] = {"end": 1}
    for _ in range(500):
        node = {"in": [node]}
    assert len(text_of(flat(node))) < 1000


def test_text_and_node_are_each_others_way_back() -> None:
    assert node_of(text_of({"a": [1, "é"]})) == {"a": [1, "é"]}
    assert (text_of({}), node_of("")) == ("", {})
