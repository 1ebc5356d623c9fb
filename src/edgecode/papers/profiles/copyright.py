"""What a copyright office is told: what people made, and what a generative tool made that is in the film.

## Who reads it
Whoever fills in the application for registration in the United States, and the examiner who asks about it.

## What they ask
Which parts people made, so that they can be claimed. Which parts a generative tool made that amount to more than a
trifle, so that they can be disclosed and left out of the claim. What people did with what a tool made: chose,
arranged, changed.

## What it rests on
The registration guidance of the United States Copyright Office of 16 March 2023, 88 FR 16190. Whoever applies
discloses generated material that is more than a trifle, says in short what the human author created, and excludes the
rest; no tool is named as author. The second part of the Office's report, of 29 January 2025, holds that asking a tool
for something makes nobody the author of what comes, while choosing, arranging and changing it may. On 2 March 2026
the Supreme Court let stand that an author is a human.

## What it cannot say
Whether a share is a trifle, or whether an arrangement is an author's work: the Office decides case by case. Who owns
the film: that is in the chain of title. What other countries hold, some of which ask otherwise. Tools that only
measure or find are listed, and nothing of them is to be excluded.
"""

from typing import Final

from edgecode.papers.profile import READ_SO, Paper, Shows
from edgecode.papers.words import Part, Profile

PAPER: Final = Paper(
    profile=Profile.COPYRIGHT,
    kind="Disclosure for copyright registration",
    addressee="The United States Copyright Office, and whoever applies to it",
    opening=(
        (
            "This paper says which parts of the film are known to be made by people, and which by a generative tool; "
            "it is no application and no legal advice."
        ),
        "Read it beside the form: what people made may be claimed, what a tool made may have to be excluded.",
        *READ_SO,
    ),
    parts=(
        Part.SCREENPLAY,
        Part.PERFORMANCE,
        Part.PICTURE,
        Part.SOUND,
        Part.VOICES,
        Part.MUSIC,
        Part.EDIT,
        Part.TITLES,
    ),
    shows=(Shows.AUTHORSHIP, Shows.USES, Shows.TOOLS, Shows.DELIVERED),
    claims=(
        "no-generated-screenplay",
        "no-generated-picture",
        "no-generated-sound",
        "no-generated-music",
        "nothing-generated-by-edgecode",
        "no-check-by-default",
    ),
    authorship=(Part.SCREENPLAY, Part.PICTURE, Part.SOUND, Part.MUSIC, Part.EDIT, Part.TITLES),
    sources=(
        (
            "United States Copyright Office, registration guidance of 16 March 2023, 88 FR 16190, "
            "on works that contain generated material; read in November 2026."
        ),
        (
            "United States Copyright Office, Copyright and Artificial Intelligence, Part 2, of 29 January 2025, "
            "as law firms sum it up; read in November 2026."
        ),
        "Supreme Court of the United States, Thaler v Perlmutter, review refused on 2 March 2026; read in November 2026.",
    ),
)
"""The paper for registering copyright."""
