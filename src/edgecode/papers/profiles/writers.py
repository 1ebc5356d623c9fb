"""What the writers and their guild are told: which generative tools came near the screenplay, and who wrote it.

## Who reads it
The writers of the film, their agents, and the people at their guild who settle credits and see that the agreement is
kept.

## What they ask
Whether a tool wrote any part of the screenplay. Whether a writer was handed material that a tool had made. Whether
anybody had to use one. Whether the script was given away to train one, and who read it by machine with whose consent.

## What it rests on
Article 72 of the 2023 agreement between the Writers Guild of America and the studios. There a tool is no writer, and
what it writes is neither literary nor source material. The company says so when it hands a writer such material, and
can require no writer to use a tool. A writer who wants one asks the company first, and what that writer then makes
stays literary material. The agreement of 2026, reached on 4 April 2026 for four years, is reported to keep this, and
to add that companies tell the guild, and talk with it, when they license scripts or finished projects to train
commercial tools. We know it through others who read the guild's summary; its text may ask otherwise.

## What it cannot say
What a writer did alone and told nobody. Whose credit it is, what is owed for it, or whose the separated rights are:
the guild settles that. An answer about material handed to writers is the word of whoever handed it over, not of
whoever received it.
"""

from typing import Final

from edgecode.papers.profile import READ_SO, Paper, Shows
from edgecode.papers.words import Part, Profile

PAPER: Final = Paper(
    profile=Profile.WRITERS,
    kind="Disclosure to the writers",
    addressee="The writers of the film and their guild",
    opening=(
        "This paper tells writers which tools came near the screenplay; it settles no credit and is no legal advice.",
        "Read the answers about the screenplay first, then who wrote it and with what.",
        *READ_SO,
    ),
    parts=(Part.SCREENPLAY,),
    shows=(Shows.AUTHORSHIP, Shows.USES, Shows.TOOLS, Shows.CONSENTS, Shows.DECISIONS),
    claims=(
        "no-generated-screenplay",
        "no-generated-material-for-writers",
        "no-tool-required",
        "no-training",
        "nothing-generated-by-edgecode",
        "no-check-by-default",
        "no-check-before-consent",
    ),
    authorship=(Part.SCREENPLAY,),
    sources=(
        (
            "Writers Guild of America, Minimum Basic Agreement of 2023, Article 72, "
            "as the guild's eastern branch sums it up; read in November 2026."
        ),
        (
            "Writers Guild of America, Minimum Basic Agreement of 2026, reached on 4 April 2026, as others "
            "tell the guild's summary; the text itself we have not read."
        ),
    ),
)
"""The paper for the writers."""
