"""What the crew and their union are told: which tools came near their work, and who had to use them.

## Who reads it
The people who draw, shoot, record, cut, design and publicise the film, their stewards, and their union.

## What they ask
Whether anybody had to use a generative tool. Whether somebody's prompts were used to take a colleague's work. Which
tools came near which department, and on whose word. Whether anybody was scanned. Whether what they made, boards and
sound and project files, went to somebody to train a tool.

## What it rests on
The 2024 Basic Agreement of the International Alliance of Theatrical Stage Employees, made for three years. Nobody is
required to give prompts in a way that displaces somebody the agreement covers. Work done with a tool stays covered
work, and may not go outside the union for that reason. The union may ask to be consulted and meets the companies on
it. A scan wants a consent of its own and is no condition of being hired. Whoever uses a tool with the company's leave
is held harmless for it. As of the 2024 agreement; a later one may ask otherwise.

## What it cannot say
Whether a job that was never filled would have been filled without a tool. Who felt required, where nobody said so. An
answer by the production about what it required is the production's word, and is printed with its name.
"""

from typing import Final

from edgecode.papers.profile import READ_SO, Paper, Shows
from edgecode.papers.words import Part, Profile

PAPER: Final = Paper(
    profile=Profile.CREW,
    kind="Disclosure to the crew",
    addressee="The crew of the film and their union",
    opening=(
        "This paper tells the crew which tools came near their work; it counts no jobs and is no legal advice.",
        "Read the uses by the part of the film they touched, and look for your own.",
        *READ_SO,
    ),
    parts=(Part.STORYBOARDS, Part.SCHEDULE, Part.PICTURE, Part.SOUND, Part.EDIT, Part.TITLES, Part.PUBLICITY),
    shows=(Shows.USES, Shows.AUTHORSHIP, Shows.TOOLS, Shows.APPROVALS, Shows.CONSENTS, Shows.DECISIONS),
    claims=(
        "no-displaced-crew",
        "no-tool-required",
        "no-generated-storyboards",
        "no-generated-picture",
        "no-generated-sound",
        "no-generated-publicity",
        "no-unconsented-scan",
        "no-training",
        "nothing-generated-by-edgecode",
        "no-check-by-default",
        "no-check-before-consent",
    ),
    authorship=(Part.STORYBOARDS, Part.PICTURE, Part.SOUND, Part.EDIT),
    sources=(
        (
            "International Alliance of Theatrical Stage Employees, Basic Agreement of 2024, on artificial intelligence, "
            "as reports tell the union's summary; read in November 2026."
        ),
    ),
)
"""The paper for the crew."""
