"""The film whose *Permissions* are tried by forms: four people, a check that is let in, and a consent."""

FILM = """
    --- film.toml
    title = "Twelve Floors"
    [people."Nadia"]
    role = "producer"
    may = ["raise standings", "name people"]
    [people."Wim"]
    role = "writer"
    [people."Sol"]
    role = "script supervisor"
    speaks_for = ["Wim"]
    [people."Otto"]
    role = "director"
    [[standings]]
    check = "unshot-line"
    standing = "offered"
    by = "Nadia"
    on = 2025-11-01
    [[consents]]
    purpose = "checks reading my material"
    answer = "given"
    by = "Sol"
    on = 2025-11-01
    --- script.fountain
    INT. LIFT - NIGHT #12#

    NADIA
    You said you'd fixed it.
    --- day1/log.csv
    Shoot day,1
    slate,covers,mark
    12A-1,1,circled
    """
