"""A film of two scenes that was cut twice: two cameras, a roll that ends soon, a take nobody used."""

TURNED_FILM = """
    --- film.toml
    title = "Lift"
    current_cut = "cuts/two.edl"
    [people."Ines"]
    role = "director"
    may = ["set intents", "raise standings"]
    [people."Ida"]
    role = "editor"
    --- script/a.fountain
    INT. LIFT - DAY #1#

    ADA
    The lift is late.

    BEN
    It always is.

    EXT. YARD - NIGHT #2#

    ADA
    Then we walk.

    --- dailies/a.csv
    slate,camera,roll,file,start,end,fps,mark,covers
    1-1,A,A001,A001C001.mov,10:00:00:00,10:00:20:00,24,circled,whole
    1-2,A,A001,A001C002.mov,10:01:00:00,10:01:10:00,24,good,whole
    1A-1,A,A002,A002C001.mov,11:00:00:00,11:00:10:00,24,circled,2
    2-1,A,A003,A003C001.mov,12:00:00:00,12:00:30:00,24,circled,whole
    --- cuts/one.edl
    TITLE: LIFT R1
    FCM: NON-DROP FRAME
    * FRAME RATE: 24
    001  A001     V     C        10:00:02:00 10:00:06:00 01:00:00:00 01:00:04:00
    * FROM CLIP NAME: 1-1
    * SOURCE FILE: A001C001.mov
    002  A002     V     C        11:00:00:06 11:00:02:06 01:00:04:00 01:00:06:00
    * FROM CLIP NAME: 1A-1
    * SOURCE FILE: A002C001.mov
    003  A003     V     C        12:00:05:00 12:00:10:00 01:00:06:00 01:00:11:00
    * FROM CLIP NAME: 2-1
    * SOURCE FILE: A003C001.mov
    --- cuts/two.edl
    TITLE: LIFT R1
    FCM: NON-DROP FRAME
    * FRAME RATE: 24
    001  A001     AA/V  C        10:00:02:12 10:00:06:00 01:00:00:00 01:00:03:12
    * FROM CLIP NAME: 1-1
    * SOURCE FILE: A001C001.mov
    002  A001     V     C        10:00:10:00 10:00:12:00 01:00:03:12 01:00:05:12
    * FROM CLIP NAME: 1-1
    * SOURCE FILE: A001C001.mov
    003  A003     V     C        12:00:05:00 12:00:10:00 01:00:05:12 01:00:10:12
    * FROM CLIP NAME: 2-1
    * SOURCE FILE: A003C001.mov
    """
