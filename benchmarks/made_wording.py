"""Words for made drafts: lines that are as unlike one another as lines in a script are, stock phrases among them.

:mod:`made_script` fills six sentences from short lists: two of its speeches in a hundred pages share half their words, which no
matching could tell from an edit. Here some 500 words fill some 40 sentences, rare ones seldom and plain ones often (Zipf), and
one speech in seven is a stock phrase such as “Yes.”, which stands many times in every real script.
"""

import random
from collections.abc import Sequence
from typing import Final

STOCK: Final = (
    *(
        "Yes.",
        "No.",
        "What?",
        "I know.",
        "Thank you.",
        "Wait.",
        "Come on.",
        "Who is it?",
        "Not now.",
        "All right.",
        "Why?",
    ),
    *("I'm sorry.", "Please.", "Nothing.", "Where?", "Of course.", "Never mind.", "Stop.", "Maybe.", "You promised."),
)


def _words(text: str) -> tuple[str, ...]:
    """Words with spaces between them."""
    return tuple(text.split())


def _listed(text: str) -> tuple[str, ...]:
    """Phrases with strokes between them."""
    return tuple(text.split("|"))


_THINGS: Final = _words(
    "money door letter water night boat train mother father house window coffee engine radio river road bridge ticket key"
    " coat table lamp map phone garden horse doctor knife shoe bottle uniform garage ladder basket candle mirror pencil piano"
    " blanket ribbon harbour orchard cellar attic chapel market signal cable anchor rudder ledger invoice receipt contract"
    " photograph negative camera projector curtain stage script costume violin trumpet drum whistle compass lantern torch"
    " battery generator fuse wire switch antenna satellite microphone recorder cassette envelope stamp parcel crate barrel"
    " sack bucket shovel rake hammer nail saw plank beam roof chimney stove kettle saucepan ladle spoon plate napkin apron"
    " biscuit orange walnut pepper onion honey vinegar salt mustard sausage herring oyster feather pigeon heron badger fox"
    " spaniel goat donkey beetle moth spider glacier valley quarry meadow hedge gate fence stile ditch culvert turbine dam"
    " canal lock barge ferry tug trawler dinghy paddle oar mast sail harpoon buoy jetty pier lighthouse foghorn siren"
    " ambulance stretcher bandage syringe thermometer prescription passport visa suitcase trunk locker safe vault alarm"
    " badge warrant verdict witness alibi motive rumour secret promise debt wager inheritance dowry will funeral wedding"
    " anniversary birthday holiday carnival parade election strike curfew armistice treaty border checkpoint barracks"
)
_DEEDS: Final = _words(
    "take give leave find keep lose want need see hear know tell ask call carry bring send sell buy steal hide burn mend"
    " break open close lock count measure weigh paint wash fold pack unpack lift drop throw catch follow chase lead push"
    " pull drag tie untie cut sew iron polish sharpen load unload drive row sail ride climb cross reach touch hold squeeze"
    " wrap unwrap sign forge copy print erase translate rehearse perform record film photograph draw sketch trace bury dig"
    " plant water harvest roast boil taste swallow spill pour smell borrow lend owe repay inherit gamble bet promise deny"
    " admit confess accuse forgive punish reward protect betray rescue warn threaten invite refuse accept ignore recognise"
    " forget remember imagine believe doubt prove suspect investigate arrest release examine bandage cure infect"
)
_QUALITIES: Final = _words(
    "old new small big red black white cold warm wet dry empty full broken heavy quiet loud strange cheap dear stolen"
    " borrowed forgotten crooked narrow shallow rusty silver wooden paper brass velvet frozen burnt faded secret public"
    " official foreign local northern unpaid unsigned anonymous poisonous harmless fragile portable illegal ceremonial"
)
_WHEN: Final = _listed(
    "tonight|tomorrow|on Friday|before the war|after the funeral|in the morning|every winter|at midnight|since April|for years|"
    "this minute|when I was nine|during the strike|as soon as it snows|until they call|between two trains|by the weekend|"
    "while she slept|the day he left|on my mother's birthday|at low tide|after the second bell"
)
_WHERE: Final = _listed(
    "behind the church|under the stairs|in the cellar|across the river|at the border|on the roof|by the canal|in Lisbon|"
    "next to the stove|beneath the floor|outside the barracks|in the back room|at the station|up on the ridge|in her glove|"
    "over the sink|along the fence|between the cars|inside the piano|among the nets|at the far table|in the wrong drawer"
)
_WHO: Final = _listed(
    "your brother|the doctor|nobody|the landlady|my uncle|that inspector|the twins|the captain|a stranger|the new priest|"
    "his widow|the whole street|the night porter|her lawyer|the other driver|some journalist|the apprentice|the mayor"
)
_SPEECH: Final = (
    "Did {who} {deed} the {thing} {when}?",
    "I never meant to {deed} your {quality} {thing}.",
    "You can't {deed} a {thing} {where}.",
    "They say {who} will {deed} it {when}.",
    "If you {deed} the {thing}, I'll {deed2} the {thing2}.",
    "There was a {quality} {thing} {where}, and {who} wanted to {deed} it.",
    "Nobody told me to {deed} anything {when}.",
    "{who} always kept a {thing} {where}.",
    "Why would {who} {deed} a {quality} {thing}?",
    "Let me {deed} it before you {deed2} it.",
    "We had one {thing} left {when}, and no {thing2}.",
    "Help me {deed} this.",
    "She said the {thing} was {quality}.",
    "It isn't the {thing}, it's the {thing2}.",
    "I'd sooner {deed} a {thing} than {deed2} {who}.",
    "Look {where}.",
    "That {thing} belongs to {who}.",
    "How much for the {quality} {thing}?",
    "My {thing} was {where} {when}.",
    "Don't {deed} me.",
    "You {deed} like {who}.",
    "What's {quality} about a {thing}?",
    "{when}, then.",
    "And who's going to {deed} the {thing} {where}?",
)
_ACTION: Final = (
    "{name} tries to {deed} the {thing}.",
    "A {quality} {thing} {where}.",
    "{name} stops {where}, a {thing} in one hand.",
    "Somebody has left a {thing} {where}. {name} does not {deed} it.",
    "The {thing} falls and breaks.",
    "{name} turns, sees {who}, and begins to {deed} the {quality} {thing}.",
    "Silence. Then a {thing}, {where}.",
    "{name} has to {deed} every {thing} before anyone can {deed2} the {thing2}.",
    "Through the {thing} we see {who}, {where}.",
    "{name} puts the {quality} {thing} beside the {thing2} and waits.",
    "Rain on the {thing}.",
    "{name} almost smiles. {who} has come to {deed} the {thing} {where}.",
    "They {deed} what is left of the {thing}.",
    "{name} counts: a {thing}, a {thing2}, a {quality} {thing3}.",
)
_WAYS: Final = (
    *("quietly", "beat", "into phone", "reading", "to herself", "over the engine", "not looking up", "laughing"),
    *("in French", "whispering", "after a while", "hoarse"),
)


def speech(draw: random.Random) -> str:
    """Say something."""
    if draw.random() < 0.14:
        return draw.choice(STOCK)
    return " ".join(_filled(draw, draw.choice(_SPEECH), name="") for _ in range(draw.choice((1, 1, 1, 2, 2, 3, 4))))


def action(draw: random.Random, *, name: str) -> str:
    """Describe something that somebody does or that is there."""
    return " ".join(_filled(draw, draw.choice(_ACTION), name=name) for _ in range(draw.choice((1, 1, 2, 2, 3, 4))))


def way(draw: random.Random) -> str:
    """Say how something is said."""
    return f"({draw.choice(_WAYS)})"


def word(draw: random.Random) -> str:
    """Give one word."""
    return _common(draw, draw.choice((_THINGS, _DEEDS, _QUALITIES)))


def _common(draw: random.Random, words: Sequence[str]) -> str:
    """Draw a word, those that stand first more often: the n-th about once for n times the first."""
    return words[min(len(words) - 1, int(len(words) ** draw.random()) - 1)]


def _filled(draw: random.Random, sentence: str, *, name: str) -> str:
    text = sentence.format(
        name=name.title(),
        thing=_common(draw, _THINGS),
        thing2=_common(draw, _THINGS),
        thing3=_common(draw, _THINGS),
        deed=_common(draw, _DEEDS),
        deed2=_common(draw, _DEEDS),
        quality=_common(draw, _QUALITIES),
        when=draw.choice(_WHEN),
        where=draw.choice(_WHERE),
        who=draw.choice(_WHO),
    )
    return text[0].upper() + text[1:]
