"""What an audience in the European Union is told: whether the film shows deep fakes, and in which words.

## Who reads it
Whoever releases the film in the Union, the distributor's counsel, and a market surveillance authority that asks.

## What they ask
Whether picture or sound that a tool made or changed resembles real persons, things, places or events and would
falsely seem true. If so, by which words the audience is told, and where. Trailers and posters are asked about as
well.

## What it rests on
Article 50(4) of Regulation (EU) 2024/1689 and the definition in its Article 3(60): whoever uses a tool to make a deep
fake discloses it, clearly, at first exposure at the latest. In a work that is evidently artistic, creative, satirical
or fictional that shrinks to saying that such content exists, in a way that spoils neither the showing nor the
pleasure. It applies from 2 August 2026: Regulation (EU) 2026/1744, the Digital Omnibus, left this duty alone, and
gave only makers of older tools until 2 December 2026 for their machine-readable marks. By the Commission's guidelines
of 20 July 2026, which bind nobody, replicas, younger faces and performers made whole by a tool are likely to be deep
fakes; effects and backgrounds are not. What was made before 2 August 2026 need not be labelled afterwards. A code of
practice of 10 June 2026 suggests how to label, and is voluntary.

## What it cannot say
Whether a shot is a deep fake in law, or a film evidently fictional: a lawyer says that, and a documentary may be
judged otherwise than a drama. Whether the words were shown, where, and for how long. Marks that only machines read do
not tell an audience, and are the duty of whoever makes the tool. Persons depicted keep their own rights, with or
without a label.
"""

from typing import Final

from edgecode.papers.profile import READ_SO, Paper, Shows
from edgecode.papers.words import Part, Profile

PAPER: Final = Paper(
    profile=Profile.EU50,
    kind="Disclosure for audiences in the European Union",
    addressee="Whoever releases the film in the European Union, and the authority that asks them",
    opening=(
        "This paper says what is known of deep fakes in the film, and how its audience is told; it is no legal advice.",
        "Read the answer on deep fakes first, then the words for the audience, which are the production's own.",
        *READ_SO,
    ),
    parts=(
        Part.PERFORMANCE,
        Part.PICTURE,
        Part.SOUND,
        Part.VOICES,
        Part.MUSIC,
        Part.TITLES,
        Part.PUBLICITY,
    ),
    shows=(Shows.WORDING, Shows.USES, Shows.TOOLS, Shows.DELIVERED),
    claims=(
        "no-deep-fake",
        "no-digital-replica",
        "no-altered-performance",
        "no-generated-picture",
        "no-generated-sound",
        "no-generated-music",
        "no-generated-publicity",
        "nothing-generated-by-edgecode",
        "no-check-by-default",
    ),
    wants_wording=True,
    sources=(
        "Regulation (EU) 2024/1689, Articles 3(60), 50(4) and 50(5), applied from 2 August 2026; read in November 2026.",
        (
            "Regulation (EU) 2026/1744, the Digital Omnibus on AI, in force from 27 July 2026, "
            "as others sum it up; the text itself we have not read."
        ),
        (
            "European Commission, guidelines on Article 50, C(2026) 5054 of 20 July 2026, not binding, "
            "as an extract tells them; read in November 2026."
        ),
        (
            "European Commission, code of practice on marking and labelling generated content, of 10 June 2026, voluntary, "
            "as reports sum it up."
        ),
    ),
)
"""The paper for audiences in the European Union."""
