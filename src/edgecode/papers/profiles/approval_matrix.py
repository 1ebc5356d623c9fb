"""The studio's own sheet: what was let in, at which stage, who may let it in, who did, and how far.

## Who reads it
The studio's production executive, its counsel, and whoever keeps the list of approvals for the film.

## What they ask
For each tool and check: what it is for, at which stage, who could have let it in, who did, on which day, and how far.
Whether anything generated is meant for the finished film or only for work on it. Whether material of the film went
where it may be kept or learnt from. Whether voices, likenesses or the work of others came into it.

## What it rests on
What the studio asks of itself. Netflix publishes such guidance for its partners, with a matrix that sorts uses by
what has to happen first. Uses that touch the final film, a likeness, personal data or the work of others need written
approval there; the rest need telling. Another studio's matrix may differ, and a contract may ask for more than
either.

## What it cannot say
Whether an approval was given in writing elsewhere. That something was permitted because it is listed: a use declared
afterwards is shown as declared, without who declared it. Checks of edgecode have standings, which the record proves;
a tool of somebody else has only what people said of it.
"""

from typing import Final

from edgecode.papers.profile import READ_SO, Paper, Shows
from edgecode.papers.words import Part, Profile

PAPER: Final = Paper(
    profile=Profile.APPROVAL_MATRIX,
    kind="Approval matrix",
    addressee="The studio that makes the film",
    opening=(
        "This paper lists what was used, what was let in, and by whom; it approves nothing and is no legal advice.",
        "Read what touched the film, people or the work of others first; then who let which check in, how far, and who may.",
        *READ_SO,
    ),
    parts=tuple(Part),
    shows=(Shows.USES, Shows.TOOLS, Shows.APPROVALS, Shows.CONSENTS, Shows.DECISIONS, Shows.PARTNERS),
    claims=(
        "no-generated-picture",
        "no-generated-sound",
        "no-unconsented-use-of-performers",
        "no-imitated-work",
        "no-training",
        "no-tool-required",
        "nothing-generated-by-edgecode",
        "no-check-by-default",
        "no-check-before-consent",
        "no-partner",
    ),
    sources=(
        (
            "Netflix, guidance for its partners on generative tools in production, with its matrix of uses, "
            "as published in 2025; read in November 2026."
        ),
    ),
)
"""The paper for the studio itself."""
