"""What the director and their guild are told: which generative tools touched the film, and who was asked.

## Who reads it
The director, the assistant directors and production managers whom the same agreement covers, and their guild.

## What they ask
Whether a tool decided what is the director's to decide. Whether a generative tool was used in the creative elements
without consulting the director. Whether the director was told before being engaged. Whether tools did work that the
agreement gives to people, the schedule included. Whether the film was given away to train one.

## What it rests on
The 2023 agreement of the Directors Guild of America: its work is done by a person, a generative tool is none, and
such tools are not used in creative elements without consulting the director or whoever the agreement covers. The
agreement of 2026, ratified in June 2026 and running to June 2030, is reported to keep this. It is said to add three
things: directors control what generative tools make for a project, use is disclosed while an engagement is
negotiated, and the guild is told when work is licensed for training.

## What it cannot say
Whether a consultation was a real one, and what was said in it. Whether the director's wish was followed: being
consulted is no veto. A decision made outside of edgecode leaves no entry, so none of those is counted here.
"""

from typing import Final

from edgecode.papers.profile import READ_SO, Paper, Shows
from edgecode.papers.words import Part, Profile

PAPER: Final = Paper(
    profile=Profile.DIRECTORS,
    kind="Disclosure to the director",
    addressee="The director of the film and their guild",
    opening=(
        (
            "This paper tells the director which generative tools touched the film and who asked whom; it judges no "
            "consultation and is no legal advice."
        ),
        "Read beside each answer who gave it, and whether that was the director.",
        *READ_SO,
    ),
    parts=(
        Part.SCREENPLAY,
        Part.STORYBOARDS,
        Part.SCHEDULE,
        Part.PERFORMANCE,
        Part.PICTURE,
        Part.SOUND,
        Part.VOICES,
        Part.MUSIC,
        Part.EDIT,
        Part.TITLES,
    ),
    shows=(Shows.USES, Shows.TOOLS, Shows.AUTHORSHIP, Shows.APPROVALS, Shows.DECISIONS, Shows.CONSENTS),
    claims=(
        "no-directing-by-tool",
        "no-unconsulted-use",
        "director-told-before-engagement",
        "no-generated-storyboards",
        "no-generated-picture",
        "no-tool-required",
        "no-training",
        "nothing-generated-by-edgecode",
        "no-check-by-default",
        "no-check-before-consent",
    ),
    authorship=(Part.STORYBOARDS, Part.PICTURE, Part.EDIT),
    sources=(
        (
            "Directors Guild of America, Basic Agreement of 2023, on generative tools and consultation, "
            "as reports quote the guild's summary; read in November 2026."
        ),
        (
            "Directors Guild of America, Basic Agreement of 2026, ratified in June 2026, known from reports alone; "
            "the text itself we have not read."
        ),
    ),
)
"""The paper for the director."""
