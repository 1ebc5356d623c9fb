"""What an insurer is told: which tools, what they learnt from, what of theirs is in the film, and who agreed to it.

## Who reads it
The underwriter of the producer's errors and omissions policy, the broker, and the lawyer who clears the film for it.

## What they ask
Whether generative tools were used, and if so, whether what they made was cleared. Who makes each tool, where it runs,
what it was trained on, and whether it keeps what it is given. Whether voices and likenesses were used with consent.
Whether a tool was told to imitate somebody. Whether anybody has complained.

## What it rests on
No form that all share was found. Underwriters of film and media policies have said in print, in 2024, that they begin
by asking whether such tools were used and how the result was cleared, and that they want to be able to trace where
content came from. Since January 2026 the standard forms in the United States offer insurers exclusions of generative
tools for general liability, and at least one insurer has filed one that reaches errors and omissions. What the policy
in hand excludes, only the policy says.

## What it cannot say
Whether the film is covered, or what it infringes. What a tool was trained on, where its maker refuses to say: that is
printed as a refusal. Whether a complaint is on its way. A warranty is given by whoever signs the application, not by
this paper.
"""

from typing import Final

from edgecode.papers.profile import READ_SO, Paper, Shows
from edgecode.papers.words import Part, Profile

PAPER: Final = Paper(
    profile=Profile.INSURER,
    kind="Disclosure to the insurer",
    addressee="The underwriter of the film's errors and omissions policy, and the broker",
    opening=(
        (
            "This paper tells an underwriter which tools were used and what of theirs is in the film; it is no warranty "
            "and no legal advice."
        ),
        "Read what is disclosed, then each tool: maker, where it runs, what it learned from; a refusal is printed as one.",
        *READ_SO,
    ),
    parts=(
        Part.SCREENPLAY,
        Part.STORYBOARDS,
        Part.PERFORMANCE,
        Part.PICTURE,
        Part.SOUND,
        Part.VOICES,
        Part.MUSIC,
        Part.EDIT,
        Part.TITLES,
        Part.PUBLICITY,
    ),
    shows=(Shows.TOOLS, Shows.USES, Shows.AUTHORSHIP, Shows.CONSENTS, Shows.APPROVALS, Shows.DECISIONS, Shows.PARTNERS),
    claims=(
        "no-generated-screenplay",
        "no-generated-picture",
        "no-generated-sound",
        "no-generated-music",
        "no-generated-publicity",
        "no-digital-replica",
        "no-synthetic-performer",
        "no-unconsented-use-of-performers",
        "no-imitated-work",
        "no-training",
        "no-complaint",
        "nothing-generated-by-edgecode",
        "no-check-by-default",
        "no-check-before-consent",
        "no-partner",
    ),
    authorship=(Part.SCREENPLAY, Part.PICTURE, Part.SOUND, Part.MUSIC, Part.TITLES),
    sources=(
        (
            "Insurance Business, interviews in 2024 with underwriters of film and media policies "
            "on generative tools; read in November 2026."
        ),
        (
            "ISO general liability forms CG 40 47 and CG 40 48, exclusions of generative artificial intelligence, "
            "of January 2026, as insurance guides tell them."
        ),
        (
            "WR Berkley, form PC 51380, an exclusion that reaches errors and omissions, "
            "as an insurance guide told it in March 2026."
        ),
    ),
)
"""The paper for the insurer."""
