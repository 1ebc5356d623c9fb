"""What a festival is told: every tool used on the film, for what, and how the audience hears of it.

## Who reads it
The submissions office, the programmers who choose, and later whoever writes the catalogue and hosts the questions.

## What they ask
Whether tools were used in making the film, at which stage and for what, budget and schedule included. Who wrote, shot
and scored it. Whether people whose voice or likeness was used had agreed. How the audience is told, and if it is not,
why.

## What it rests on
No rule that all share. Berlin asked on its forms for its 2026 edition whether a tool was used in any way, and called
it research. Sundance's form for non-fiction, as quoted in 2025, asks how a generative tool is disclosed to the
audience, and why not. Cambridge requires that any significant use be declared. Cannes announced on 9 April 2026, by
reports, that its Competition takes no film whose script, pictures or leading performances a generative tool drives.
Each festival's current form is the one that counts.

## What it cannot say
What a particular form means by use: read its definition, since some count tools that merely cut, grade or clean.
Whether the film may compete. Why something was made as it was: that is the director's to tell, and belongs beside
this paper.
"""

from typing import Final

from edgecode.papers.profile import READ_SO, Paper, Shows
from edgecode.papers.words import Part, Profile

PAPER: Final = Paper(
    profile=Profile.FESTIVAL,
    kind="Disclosure to a festival",
    addressee="The festival to which the film is submitted",
    opening=(
        "This paper tells a festival which tools were used on the film and for what; it is no entry form and no legal advice.",
        "For the form, read what is disclosed, then the uses; for the catalogue, the words for the audience.",
        *READ_SO,
    ),
    parts=tuple(Part),
    shows=(Shows.USES, Shows.WORDING, Shows.AUTHORSHIP, Shows.TOOLS, Shows.PARTNERS),
    claims=(
        "no-generated-screenplay",
        "no-generated-picture",
        "no-generated-sound",
        "no-generated-music",
        "no-synthetic-performer",
        "no-altered-performance",
        "no-unconsented-use-of-performers",
        "no-deep-fake",
        "no-generated-publicity",
        "nothing-generated-by-edgecode",
        "no-check-by-default",
        "no-partner",
    ),
    authorship=(Part.SCREENPLAY, Part.PICTURE, Part.SOUND, Part.MUSIC, Part.EDIT),
    wants_wording=True,
    sources=(
        "Berlin International Film Festival, its submission form for 2026, as its director told Screen Daily in November 2025.",
        "Sundance Film Festival, its submission form for non-fiction, as Definition magazine quoted it in 2025.",
        "Cambridge Film Festival, its policy on artificial intelligence; read in November 2026.",
        "Festival de Cannes, announcement of 9 April 2026 on generative tools and its Competition, known from reports alone.",
    ),
)
"""The paper for a festival."""
