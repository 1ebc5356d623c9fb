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
or fictional that shrinks to saying that such content exists, in a fitting manner that does not hamper showing or
enjoying the work. It applies from 2 August 2026. The amendment known as the Digital Omnibus, approved by the Council
on 29 June 2026, is reported to leave this duty alone: it gives makers of older tools until 2 December 2026 for their
machine-readable marks. A code of practice of 10 June 2026 suggests how to label, and is voluntary.

## What it cannot say
Whether a shot is a deep fake in law, or a film evidently fictional: a lawyer says that. Whether the words were shown,
where, and for how long. What the makers of tools must mark, which is another paragraph, and falls on them. Persons
depicted keep their own rights, with or without a label.
"""

from typing import Final

from edgecode.papers.profile import READ_SO, Paper, Shows
from edgecode.papers.words import Part, Profile

PAPER: Final = Paper(
    profile=Profile.EU50,
    kind="Disclosure for audiences in the European Union",
    addressee="Whoever releases the film in the European Union, and the authority that asks them",
    opening=(
        "This paper says whether the film shows deep fakes and how its audience is told; it is no legal advice.",
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
    shows=(Shows.WORDING, Shows.USES, Shows.TOOLS),
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
        "Regulation (EU) 2024/1689, Articles 3(60) and 50(4), applied from 2 August 2026; read in November 2026.",
        (
            "Digital Omnibus on AI, approved by the Council of the European Union on 29 June 2026, "
            "as law firms sum it up; its publication we have not seen."
        ),
        (
            "European Commission, code of practice on marking and labelling generated content, of 10 June 2026, voluntary, "
            "as reports sum it up."
        ),
    ),
)
"""The paper for audiences in the European Union."""
