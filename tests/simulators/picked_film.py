"""A film of two scenes at two places that was shot, boarded and cut, with something of each kind owed.

- 1/4, “Then you pour.”: only a take that is no good; shot 1C of the boards has it as well.
- 2/3, “Nobody came.”: came in after the shoot, and no take has it; it stands inside what 2 covers.
- 1/3, “I heard it an hour ago.”: shot in 1A-2 and heard at the end of 1-1, not in the cut.
- 1/5, “Nobody asked me.”: off camera in 1B-1, and a wild track; not in the cut.
- shot 2B of the boards, and a clip that holds the place of an insert in scene 2.
"""

PICKED_FILM = """
    --- film.toml
    [people."Ines"]
    role = "director"
    may = ["set intents", "name people"]
    [people."Bo Berg"]
    role = "actor"
    plays = ["Ben"]
    [people."Ada Ahl"]
    role = "actor"
    plays = ["ADA"]
    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    Ada fills the kettle.

    ADA
    The kettle is on.

    BEN
    I heard it an hour ago.

    ADA
    Then you pour.

    BEN (O.S.)
    Nobody asked me.

    EXT. YARD, GATE - NIGHT #2#

    ADA
    The gate is open.

    BEN
    Then close it yourself.

    ADA
    Nobody came.

    BEN
    Somebody always comes.
    --- boards/panels.csv
    panel,scene,shot,covers,action
    1,1,1,1-5,The kitchen
    2,1,1C,4,Ada's hand
    3,2,2B,1,The latch
    --- dailies/log.csv
    Shoot day,1
    slate,mark,covers,file,wardrobe ADA
    1-1,circled,1-2,A001C001,coat open
    1A-1,ng,3-4,A001C002,coat shut
    1A-2,good,3,A001C003,coat shut
    1B-1,good,2;5 off,A001C004,coat shut
    1B-1WT,good,5,,
    2-1,circled,1-2;4,A001C005,coat shut
    --- 1-1.srt
    1
    00:00:01,000 --> 00:00:02,000
    The kettle is on.

    2
    00:00:04,500 --> 00:00:06,000
    I heard it an hour ago.
    --- one.cut
    1-1
    SCENE 2 INSERT MISSING
    2-1
    """
