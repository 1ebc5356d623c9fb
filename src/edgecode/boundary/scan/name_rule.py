"""Which names are long and odd enough to be looked for whole: a name that any letter may hold is none that betrays a film.

The words below are choices: what signs, papers and extras are called on most films, and what everybody writes. A name made of
them alone is not looked for, and that is among the known misses.
"""

from itertools import chain, pairwise
from typing import Final

import numpy as np

from edgecode.boundary.scan.letters import DIGITS, LATIN, Codes, Letters, leet_folded, letters_of
from edgecode.boundary.scan.shingles import SHINGLE
from edgecode.entries.detail import SCALES, Detail
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import Group, IdRole, Phase, Reason, ReportClass, Role, Stage

LEAST_ONE_WORD: Final = 8
"""Letters of a name of one word."""
LEAST_WORDS: Final = 7
"""Letters of a name of two words or more."""
_LEAST_LETTERS: Final = 4
"""How many of them are no digits: dates and numbers of rolls are no names."""
_EVERYDAY: Final = """
a about above across actor actress after afternoon again agent alley alone along am an and another any apartment are
around as at away back bar barn bathroom be beach bed bedroom before behind below bench between big black blue boat
bold book boy bridge brother building bus but by cabin cafe call camera can captain car center centre chapter chief
child church city class clip close club coast come continued continuous cop corner corridor could crowd cut daily
dailies daughter dawn day dead deck desk did director do doctor door down draft drive driver dusk each east elder
elderly empty end entrance evening every exit ext exterior father female field file film final first five floor
flashback for four friday friend from front full garage garden get girl go good great green ground group guard guest
had hall hallway has have he head her here high highway hill him his hospital hotel hour hours house how i if in
inside int interior into is it its island just kid kitchen know lady lake landing large last late later left letter
life light like little living lobby long look low made main make male man manager me men middle mid minute minutes
moment moments monday month months montage more morning mother mountain much must my narrator near never new next nice
night no north not note notes now number nurse of off office officer old on one only open opening or other our out
outside over page panel parking party pass passenger path people phone place police policeman porch present radio
recording red reel report rev revised revision right river road roll roof room same saturday scene school screen
script sea second security series set seven shadow she shop shore shot side sister six sky slate small so some someone
son soon sound south space staff stage stairs station still stock store street students sun sunday take teacher teen
ten than that the their them then there they third this three thursday time title to today tomorrow town track train
transition tree truck tuesday tunnel two uncle under unit until up us version very video village voice waiter waitress
wall was water way we wednesday week well west what when where white who wife will window with without woman women
wood woods work world would yard year years yes you young your mov mpg mxf wav aiff flac mp4 ale csv edl xml fdx pdf
otio json toml png jpg jpeg tif tiff psd txt fountain assembly storyboard storyboards readme untitled boards image
images bartender receptionist detective sergeant customer announcer reporter secretary soldier grandma grandpa
grandmother grandfather everyone everybody nobody somebody anyone january february march april may june july august
september october november december written agreement alias batch table null partner rows counts bits symbols trial
signed signature request response
"""


def _words(text: str) -> frozenset[str]:
    return frozenset("".join(chr(code) for code in leet_folded(letters_of(word).codes)) for word in text.split())


def _own_words() -> frozenset[str]:
    """The words of our own vocabulary: each batch is made of them."""
    lists = (Detail, Group, IdRole, Kind, Phase, Reason, ReportClass, Role, Stage)
    scales = chain.from_iterable(scale.words for scale in SCALES.values())
    said = chain(chain.from_iterable(lists), map(str, scales))
    return _words(" ".join(each.replace("-", " ") for each in said))


_COMMON: Final = _words(_EVERYDAY) | _own_words()


def is_telling(name: Letters) -> bool:
    """Whether a name is looked for whole: long enough, not longer than a shingle, and not of everyday words alone."""
    length = len(name.codes)
    words = int(name.starts.sum())
    if not (LEAST_WORDS if words > 1 else LEAST_ONE_WORD) <= length <= SHINGLE:
        return False
    letters = int(((name.codes <= LATIN) | (name.codes > DIGITS)).sum())
    begins = [*np.flatnonzero(name.starts).tolist(), length]
    return letters >= _LEAST_LETTERS and any(_is_odd(name.codes[begin:end]) for begin, end in pairwise(begins))


def _is_odd(codes: Codes) -> bool:
    word = "".join(map(chr, leet_folded(codes)))
    if np.all((codes > LATIN) & (codes <= DIGITS)):  # a year, a day
        return False
    return len(word) >= 3 and word not in _COMMON and word.removesuffix("\x13") not in _COMMON  # noqa: PLR2004  a syllable
