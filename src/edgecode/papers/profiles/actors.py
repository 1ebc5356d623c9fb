"""What the actors and their union are told: what tools did to voices, likenesses and performances, and who agreed.

## Who reads it
The performers in the film, their agents, those who speak for a minor or for somebody who has died, and their union.

## What they ask
Whether a replica of a voice or likeness was made, with the performer's help or without it. Whether a performance was
altered. Whether the film has a performer who is no person. Whether anybody was scanned. For each: who agreed, to
what, and on which day. Whether material of theirs went to somebody to train a tool.

## What it rests on
The 2023 agreement of SAG-AFTRA for film and television. It tells replicas made with a performer's work from those
made without, and wants consent for either that is clear, set apart from the rest of the contract, and says what the
replica is for. An alteration wants consent too, unless it stays close to what was scripted, performed and recorded,
or is ordinary finishing. A synthetic performer, who is made by a tool and resembles no performer, wants notice to the
union and bargaining. The agreement of 2026, in force from 1 July 2026 to 30 June 2030, is reported to keep this.
There a synthetic performer in a human role must bring significant additional value, and a scan needs a reason that
can be told. The union hears when data are licensed for training, and from 1 July 2027 dubbing a performer by a tool
into another language wants consent. Its text we have not read.

## What it cannot say
Whether a consent was specific enough, or was paid for: its text is in the contract, and only its day is here. Whether
the reason for a scan or for a synthetic performer holds: that is between the union and the producer. What was done to
a voice outside of the production, after delivery, or by somebody who told nobody.
"""

from typing import Final

from edgecode.papers.profile import READ_SO, Paper, Shows
from edgecode.papers.words import Part, Profile

PAPER: Final = Paper(
    profile=Profile.ACTORS,
    kind="Disclosure to the actors",
    addressee="The performers in the film and their union",
    opening=(
        (
            "This paper tells performers what tools did to their voices, likenesses and performances; it is no contract "
            "and no legal advice."
        ),
        "Look for your name in the uses: a consent has its day there, and one that came after the use is printed so.",
        *READ_SO,
    ),
    parts=(Part.PERFORMANCE, Part.VOICES, Part.PICTURE, Part.PUBLICITY),
    shows=(Shows.USES, Shows.AUTHORSHIP, Shows.TOOLS, Shows.CONSENTS, Shows.DECISIONS),
    claims=(
        "no-digital-replica",
        "no-altered-performance",
        "no-synthetic-performer",
        "no-unconsented-use-of-performers",
        "no-unconsented-scan",
        "no-training",
        "no-generated-publicity",
        "nothing-generated-by-edgecode",
        "no-check-by-default",
        "no-check-before-consent",
    ),
    authorship=(Part.PERFORMANCE, Part.VOICES),
    sources=(
        (
            "SAG-AFTRA, TV/Theatrical agreement of 2023, on digital replicas, digital alteration and synthetic performers, "
            "as the union's own summaries tell it; read in November 2026."
        ),
        (
            "SAG-AFTRA, TV/Theatrical agreement of 2026, section 39, ratified on 4 June 2026, as reports tell it; "
            "the text itself we have not read."
        ),
    ),
)
"""The paper for the actors."""
