"""Drafting an agreement: a text to fill in, under an id of its own, or the next version of one that there is."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

import msgspec

from edgecode.boundary import agreement_toml
from edgecode.boundary.agreement import MOST_BITS, Agreement, Partner, Trial
from edgecode.boundary.agreement_toml import EXCLUSIONS, NOT_ALLOWED
from edgecode.entries.handle import Handle
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import ReportClass
from edgecode.usecases.moments import utc
from edgecode.usecases.ports.entropy import Entropy

_ID_BYTES: Final = 8
_TERM_DAYS: Final = 365
_TRIAL_DAYS: Final = 55
_PURPOSE: Final = "Say here in one sentence what it is for."
_STUDIO: Final = "The studio's name"
_PAIR: Final = (Kind.FINDING_LATER, Kind.FINDING_OPTION_TAKEN)


def drafted(
    partner: Partner,
    *,
    entropy: Entropy,
    at: int,
    classes: Sequence[ReportClass] = (),
    studio: str = "",
    purpose: str = "",
) -> str:
    """Give the text of a new agreement for a year from a moment's day on; ``at`` in milliseconds since 1970, UTC.

    The base class is in it whatever ``classes`` say; a class that wants more is given one thing to begin with. Raises
    ``AgreementError`` for a partner, studio or purpose that may not be one.
    """
    begins = utc(at).date()
    wanted = tuple(each for each in ReportClass if each is ReportClass.BASE or each in classes)
    agreement = Agreement(
        id=Handle(entropy.token(_ID_BYTES).hex()),
        version=1,
        purpose=purpose or _PURPOSE,
        studio=studio or _STUDIO,
        partner=partner,
        begins=begins.isoformat(),
        until=(begins + dt.timedelta(_TERM_DAYS - 1)).isoformat(),
        classes=wanted,
        pairs=(_PAIR,) if ReportClass.PAIRS in wanted else (),
        trials=(_trial(begins),) if ReportClass.TRIALS in wanted else (),
        ceiling=MOST_BITS,
        exclusions=dict.fromkeys(EXCLUSIONS, NOT_ALLOWED),
    )
    text = agreement_toml.text(agreement)
    agreement_toml.read(text, path="draft")
    return text


def next_version(agreement: Agreement) -> str:
    """Give the text of the version after one, with nothing else changed yet."""
    return agreement_toml.text(msgspec.structs.replace(agreement, version=agreement.version + 1))


def _trial(begins: dt.date) -> Trial:
    day = begins.isoformat()
    return Trial(check="unshot-line", share=50, begins=day, until=(begins + dt.timedelta(_TRIAL_DAYS)).isoformat())
