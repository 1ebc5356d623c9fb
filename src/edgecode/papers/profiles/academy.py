"""What the Academy is told: who acted and who wrote, that they agreed, and which generative tools were used elsewhere.

## Who reads it
The Academy's awards office and the executive committees of its branches, when they ask how a film was made.

## What they ask
Whether each role put up for an award was performed by a person, with that person's consent. Whether the screenplay
was written by people. How generative tools were used in the rest, and how far a person was at the heart of it.

## What it rests on
The rules for the 99th Academy Awards, published on 1 May 2026. Acting awards are for roles that are credited and can
be shown to be performed by humans with their consent; writing awards are for screenplays that humans wrote. Elsewhere
a tool neither helps nor harms, and each branch weighs how far a person was the author. The Academy may ask for more
about the tools and the authors, and the cinematographers' branch says that it may ask for any use that is known. No
form for it was found; this paper is an answer kept ready.

## What it cannot say
How much of a performance is the performer's: that is seen on the screen, not in a record. Whether the film is
eligible, which the Academy alone decides. Rules of earlier and later years, which were not asked here.
"""

from typing import Final

from edgecode.papers.profile import READ_SO, Paper, Shows
from edgecode.papers.words import Part, Profile

PAPER: Final = Paper(
    profile=Profile.ACADEMY,
    kind="Disclosure to the Academy",
    addressee="The Academy of Motion Picture Arts and Sciences",
    opening=(
        (
            "This paper tells the Academy who acted, who wrote, and which generative tools were used; it is no entry form "
            "and no legal advice."
        ),
        "Read performance and screenplay first; tools elsewhere are listed so that they can be weighed.",
        *READ_SO,
    ),
    parts=(
        Part.SCREENPLAY,
        Part.PERFORMANCE,
        Part.VOICES,
        Part.PICTURE,
        Part.SOUND,
        Part.MUSIC,
        Part.EDIT,
        Part.TITLES,
    ),
    shows=(Shows.AUTHORSHIP, Shows.USES, Shows.TOOLS, Shows.CONSENTS, Shows.DECISIONS),
    claims=(
        "no-generated-screenplay",
        "no-synthetic-performer",
        "no-digital-replica",
        "no-altered-performance",
        "no-unconsented-use-of-performers",
        "no-generated-picture",
        "no-generated-sound",
        "no-generated-music",
        "nothing-generated-by-edgecode",
        "no-check-by-default",
        "no-check-before-consent",
    ),
    authorship=(Part.SCREENPLAY, Part.PERFORMANCE, Part.PICTURE, Part.MUSIC, Part.EDIT),
    sources=(
        (
            "Academy of Motion Picture Arts and Sciences, rules for the 99th Academy Awards, published on 1 May 2026, "
            "as reports quote them; read in November 2026."
        ),
    ),
)
"""The paper for the Academy."""
