import msgspec

from edgecode.findings.word import Deed
from edgecode.papers.checking import checked
from edgecode.papers.citing import cited
from edgecode.papers.pack import Pack, Verdict, encoded
from edgecode.papers.registry import every_paper
from edgecode.papers.statements import Attested, Authorship, Concerned, Tool, Use, Wording
from edgecode.papers.words import ERASED, Making, Nature, Part, YesNo
from simulators.paper_film import PLAIN, VOICES, PaperFilm, told


def verdicts(pack: Pack) -> dict[str, Verdict]:
    return {each.claim: each.verdict for each in pack.claims}


def decide(film: PaperFilm, *, by: str = "Hanne Lind") -> None:
    cards = film.desk.today(viewer=by).cards
    assert cards
    for card in cards:
        film.desk.decide(Deed.LEAVE, card.finding.id, by=by)


def test_an_erased_person_is_said_to_be_there_and_is_cited_and_named_nowhere(film: PaperFilm) -> None:
    told(film)
    film.papers.state(Authorship(part=Part.SCREENPLAY, people=("The room",), making=Making.PERSON), by="Bea Nwosu")
    before = film.papers.pack("writers").pack
    assert verdicts(before)["no-generated-screenplay"] is Verdict.SAID
    film.erase("Wim Oort")
    for paper in every_paper():
        pack = film.papers.pack(paper.profile).pack
        assert pack.record.erased == 3, "a consent, an attestation, who wrote the screenplay"
        assert pack.warnings[0].startswith(
            "3 entries are of people who were erased. That they are there can be checked"
        )
        assert "Wim" not in encoded(without_those_asked(pack)).decode(), "but as one who may be asked, by film.toml"
        assert {2, 6, 9}.isdisjoint(cited_entries(pack))
        assert checked(film.papers.files(paper.profile, renderers=PLAIN), keys=[film.key]).problems == ()
    after = film.papers.pack("writers").pack
    assert verdicts(after)["no-generated-screenplay"] is Verdict.OPEN
    logged = [each for each in after.claims if each.verdict is Verdict.SAID and each.basis == "logged"]
    assert all("3 of its entries are of people who were erased" in " ".join(each.limits) for each in logged)


def without_those_asked(pack: Pack) -> Pack:
    claims = tuple(msgspec.structs.replace(each, who=()) for each in pack.claims)
    missing = tuple(msgspec.structs.replace(each, who=()) for each in pack.missing)
    return msgspec.structs.replace(pack, claims=claims, missing=missing)


def cited_entries(pack: Pack) -> set[int]:
    return {each.index for each in cited(pack, signatures=(), digest="")}


def test_a_use_that_an_erased_person_stated_still_speaks_against_without_a_name(film: PaperFilm) -> None:
    film.papers.state(VOICES, by="Bea Nwosu")
    film.papers.state(Use(tool="VoiceWell", part=Part.MUSIC, in_film=YesNo.YES), by="Jun Arai")
    film.papers.state(Attested("no-generated-music"), by="Bea Nwosu")
    film.erase("Jun Arai")
    pack = film.papers.pack("insurer").pack
    [use] = pack.uses
    assert (use.stated_by, use.stated_on, use.entry) == (ERASED, "", None)
    assert verdicts(pack)["no-generated-music"] is Verdict.AGAINST
    page = film.papers.files("insurer", renderers=PLAIN)["disclosure.html"].decode()
    assert f"{ERASED}, not on record yet" not in page
    assert f"'{ERASED}'" in page
    assert "Jun" not in page


def test_what_an_erased_person_took_the_place_of_does_not_come_back(film: PaperFilm) -> None:
    film.papers.state(Tool(name="VoiceWell", nature=Nature.ANALYTICAL), by="Bea Nwosu")
    film.papers.state(VOICES, by="Jun Arai")
    film.papers.state(Attested("no-training"), by="Bea Nwosu")
    film.erase("Jun Arai")
    pack = film.papers.pack("insurer").pack
    assert [each.name for each in pack.tools if each.entry is not None] == []
    assert verdicts(pack)["no-training"] is Verdict.SAID


def test_what_an_erased_person_decided_and_let_in_is_theirs_no_more(film: PaperFilm) -> None:
    decide(film)
    film.erase("Hanne Lind")
    pack = film.papers.pack("insurer").pack
    [row] = pack.decisions
    assert (row.people, row.first, row.decided) == ((ERASED,), "", 1)
    assert [each.person for each in pack.consents] == ["Wim Oort"]
    film.erase("Bea Nwosu", by="Kit Moss")
    pack = film.papers.pack("insurer").pack
    assert [(each.by, each.entry) for each in pack.approvals] == [(ERASED, None)]
    page = film.papers.files("insurer", renderers=PLAIN)["disclosure.html"].decode()
    assert "a day that can be read no more" in page


def shot(film: PaperFilm, *days: str) -> PaperFilm:
    """Put a log of takes into the film's folder, one shot on each day."""
    head = "Heading\nFIELD_DELIM\tTABS\nFPS\t24\n\nColumn\nName\tTape\tStart\tEnd\tShoot Date\n\nData\n"
    rows = (
        f"12A-{nth}\tA{nth:03d}\t01:00:0{nth}:00\t01:00:0{nth}:12\t{day}\n" for nth, day in enumerate(days, start=2)
    )
    (film.folder / "day1" / "day1.ale").write_text(head + "".join(rows), encoding="utf-8")
    return film


def test_shoot_days_before_the_record_are_said_with_their_days(film: PaperFilm) -> None:
    shot(film, "2025-10-02", "2025-10-09", "2025-11-24").papers.state(VOICES, by="Jun Arai")
    [warning] = film.papers.pack("writers").pack.warnings
    assert warning == (
        "2 shoot days, from 2025-10-02 to 2025-10-09, came before the record began on 2025-11-24: of them it says nothing."
    )


def test_a_film_shot_without_any_record_is_said_to_be(film: PaperFilm) -> None:
    assert film.papers.pack("writers").pack.warnings == ()
    [warning] = shot(film, "2025-10-02", "2025-10-09").papers.pack("writers").pack.warnings
    assert warning == "Shooting was from 2025-10-02 to 2025-10-09, and nothing of it is on record."


def test_a_consent_of_a_later_day_than_the_decision_is_printed_as_that_and_speaks_against(film: PaperFilm) -> None:
    decide(film)
    film.on("2025-11-26")
    toml = film.folder / "film.toml"
    before, wim, after = toml.read_text(encoding="utf-8").partition('by = "Wim Oort"\non = ')
    toml.write_text(f"{before}{wim}{after.replace('2025-09-01', '2025-11-25', 1)}", encoding="utf-8")
    film.papers.state(VOICES, by="Jun Arai")
    pack = film.papers.pack("insurer").pack
    [late] = [each for each in pack.consents if each.person == "Wim Oort"]
    assert (late.given, late.recorded, late.first_use, late.before_use) == (
        *("2025-11-25", "2025-11-26", "2025-11-24"),
        YesNo.NO,
    )
    [answer] = [each for each in pack.claims if each.claim == "no-check-before-consent"]
    assert answer.verdict is Verdict.AGAINST
    says = "1 decision about what the check unshot-line found came before all those whose work it reads had consented."
    assert answer.why == (says,)
    assert says in pack.warnings
    assert checked(film.papers.files("insurer", renderers=PLAIN), keys=[film.key]).problems == ()


def test_a_check_shows_the_consents_of_those_whose_work_it_reads(film: PaperFilm) -> None:
    decide(film)
    pack = film.papers.pack("writers").pack
    assert pack.consents == ()
    [hanne, wim] = film.papers.pack("insurer").pack.consents
    assert (hanne.given, hanne.recorded, hanne.before_use) == ("2025-09-01", "2025-11-24", YesNo.YES)
    assert (wim.person, wim.stage) == ("Wim Oort", "script")


def test_a_consent_after_the_use_of_a_tool_is_said_in_the_pack(film: PaperFilm) -> None:
    late = Concerned(person="Mo Reyes", consented="2025-11-22")
    film.papers.state(Use(tool="VoiceWell", part=Part.VOICES, since="2025-11-20", concerns=(late,)), by="Jun Arai")
    pack = film.papers.pack("actors").pack
    assert (
        "Mo Reyes consented on 2025-11-22; VoiceWell was used on the voices from 2025-11-20, which is before."
        in pack.warnings
    )
    assert "VoiceWell was used on the voices, and nobody has described it." in pack.warnings
    assert pack.uses[0].concerns[0].before_use is YesNo.NO


def test_a_consent_that_came_on_record_after_the_use_that_it_is_dated_before_is_said(film: PaperFilm) -> None:
    decide(film)
    film.on("2025-11-26")
    toml = film.folder / "film.toml"
    before, wim, after = toml.read_text(encoding="utf-8").partition('by = "Wim Oort"\non = ')
    toml.write_text(f"{before}{wim}{after.replace('2025-09-01', '2025-09-02', 1)}", encoding="utf-8")
    film.papers.state(VOICES, by="Jun Arai")
    pack = film.papers.pack("insurer").pack
    assert pack.warnings[-1] == (
        "The consent of Wim Oort to checks reading my material is dated 2025-09-02 and came on record on 2025-11-26, after"
        " the check unshot-line was first used on 2025-11-24."
    )
    assert verdicts(pack)["no-check-before-consent"] is Verdict.SAID


def test_people_have_the_roles_of_the_film_on_paper(film: PaperFilm) -> None:
    film.papers.state(Attested("no-generated-screenplay"), by="Wim Oort")
    [said] = film.papers.facts().stated
    assert (said.by, said.role, said.on, said.entry, said.erased) == ("Wim Oort", "writer", "2025-11-24", 4, False)


def test_words_for_the_audience_that_were_taken_away_are_none(film: PaperFilm) -> None:
    film.papers.state(Wording("Made by people."), by="Bea Nwosu")
    assert film.papers.pack("eu50").pack.wording is not None
    film.papers.state(Wording(" "), by="Bea Nwosu")
    pack = film.papers.pack("eu50").pack
    assert pack.wording is None
    assert "the words for the audience" in [each.what for each in pack.missing]
