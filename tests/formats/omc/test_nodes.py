from edgecode.formats.omc.nodes import asset, context, entity, own_data, reference, with_context


def test_an_identifier_is_made_of_what_tells_a_thing_from_others() -> None:
    one, same, other = (
        entity("Slate", "film", "1"),
        entity("Slate", "film", "1", name="x"),
        entity("Slate", "film", "2"),
    )
    assert one["identifier"] == same["identifier"] != other["identifier"]
    assert entity("Asset", "film", "1")["identifier"] != one["identifier"]


def test_a_context_names_others_by_their_identifiers_and_none_where_there_are_none() -> None:
    slate, scene = entity("Slate", "1"), entity("NarrativeScene", "1")
    [made] = context(slate, "for", {"NarrativeScene": [scene], "Asset": []}, kind="production")
    assert made["for"] == {"NarrativeScene": [reference(scene)]}
    assert context(slate, "for", {"Asset": []}, kind="production") == []
    assert with_context(slate, "for", {}, kind="production") is slate
    once = with_context(slate, "for", {"NarrativeScene": [scene]}, kind="production")
    assert once["Context"] == [made]
    assert len(str(with_context(once, "has", {"Asset": [slate]}, kind="production")["Context"])) > len(str([made]))


def test_an_asset_says_where_its_file_lies_if_it_has_one() -> None:
    made = asset("capture.ocf", "digital.movingImage", "1", name="x", path="dailies\\day 1/x.mov")
    structure = made["AssetSC"]
    assert isinstance(structure, dict)
    assert structure["structuralProperties"] == {"fileDetails": {"fileName": "x.mov", "filePath": "dailies/day 1"}}
    bare = asset("script", "digital.document", "1", name="x")["AssetSC"]
    assert isinstance(bare, dict)
    assert bare["structuralProperties"] == {}


def test_what_omc_has_no_word_for_is_custom_data_of_ours() -> None:
    assert own_data(mark="ng", note="") == [{"domain": "edgecode", "namespace": "edgecode", "value": {"mark": "ng"}}]
    assert own_data(mark="") == []
