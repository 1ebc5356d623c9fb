"""A boarded film of three scenes in two drafts: Blue rewrote a line of scene 12 and omitted scene 13."""

BOARDED_FILM = """
    --- film.toml
    drafts = ["script/white.fountain", "script/blue.fountain"]
    [people."Ines"]
    role = "director"
    --- script/white.fountain
    Title: Lift
    Draft: White

    INT. LIFT - NIGHT #12#

    NADIA
    You said you'd fixed it.

    PORTER
    I said I'd look at it.

    INT. CELLAR - NIGHT #13#

    Water runs down the wall.

    EXT. YARD - DAY #14#

    A dog barks.
    --- script/blue.fountain
    Title: Lift
    Draft: Blue

    INT. LIFT - NIGHT #12#

    NADIA
    You said you'd fixed it.

    PORTER
    I said I would look at it one day.

    OMITTED #13#

    EXT. YARD - DAY #14#

    A dog barks.
    --- boards/panels.csv
    panel,scene,shot,covers,dialogue,seconds,image
    1,12,12A,1,You said you'd fixed it.,2,1.png
    2,12,12A,2,I said I'd look at it.,3,
    3,12,12B,1,,1,
    4,13,13A,1,,4,
    5,14,14A,1,,2,
    --- boards/1.png
    not a picture
    --- day1/log.csv
    Shoot day,1
    slate,covers,mark
    12A-1,1,circled
    """
