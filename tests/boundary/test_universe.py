from edgecode.boundary.universe import MATERIALS, Action, Material, Sort, requests, work_of
from edgecode.entries.vocabulary import ReportClass
from simulators.agreements import BASE, OTHER


def test_every_sort_of_thing_is_in_the_universe_once() -> None:
    things = (*MATERIALS, *work_of(BASE.id))
    assert {thing.sort for thing in things} == set(Sort)
    assert len(set(things)) == len(things) == len(Material) + 2 * len(ReportClass) + 4


def test_the_universe_of_two_partners_is_enumerated_whole() -> None:
    every = list(requests([BASE.id, OTHER.id]))
    assert len(every) == len(set(every)) == (3 + 2 * 2) * len(Action) * (len(Material) + 2 * 12)


def test_film_data_is_what_the_deal_calls_it() -> None:
    """The list of DESIGN section 10; whoever takes a word out of it takes it out here too."""
    assert set(Material) == {
        *("script text", "names", "titles", "boards", "picture", "sound", "transcripts", "embeddings", "thumbnails"),
        *("file names", "free text", "shot lengths", "scene lengths", "cut timing", "takes per scene"),
        "counts derived from content",
    }
