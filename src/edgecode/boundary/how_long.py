"""How long a film would take through a partner report, if every bit of it told of the film: said to people on the film alone.

It gives a sense of what *at most N bits* is, and promises nothing: whoever knows much of a film already needs fewer bits.
Each assumption is a constant with its source. What comes of them never goes to a partner, since the length of a script
tells of the film.
"""

from typing import Final

BITS_A_LETTER: Final = 1.0
"""About the middle of what Shannon found for English that a reader can foretell, 0.6 to 1.3 bits a letter with 100 letters
known (Shannon, C. E. 1951, *Prediction and Entropy of Printed English*, Bell System Technical Journal 30: 50-64)."""
FEWEST_BITS_A_LETTER: Final = 0.6
"""The lower of Shannon's two bounds: the shortest time comes of it."""
PAGES: Final = 120
"""Pages of a feature script, as the trade has it."""
LETTERS_A_PAGE: Final = 1_000
"""Letters and spaces on a page of a script: an assumption, in place of the script's real length where that is not at hand."""
WORDS_OF_AN_IDEA: Final = 25
"""Words of an idea for a film in one line: an assumption."""
LETTERS_A_WORD: Final = 5.5
"""4.5 letters a word, as Shannon took it, and the space after it."""
_WEEKS_A_YEAR: Final = 365.25 / 7


def years_for_script(
    bits_a_week: float, *, letters: int = PAGES * LETTERS_A_PAGE, bits_a_letter: float = BITS_A_LETTER
) -> float:
    """Give the years in which so many bits a week (more than 0) come to those of a script of so many letters and spaces."""
    return letters * bits_a_letter / bits_a_week / _WEEKS_A_YEAR


def weeks_for_idea(bits_a_week: float, *, bits_a_letter: float = BITS_A_LETTER) -> float:
    """Give the weeks in which so many bits a week (more than 0) come to those of an idea in one line."""
    return WORDS_OF_AN_IDEA * LETTERS_A_WORD * bits_a_letter / bits_a_week
