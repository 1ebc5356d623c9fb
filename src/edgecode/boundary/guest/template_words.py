"""Words that no template may hold, because they ask for something, speak to somebody, or spell an address or a number.

The lists are closed, and told in ``docs/guest-tools.md``. They are written without accents and in small letters, as
:func:`plain` makes a word. They stop what is said openly, in five languages; a person reads every sentence besides.
"""

import unicodedata
from typing import Final

_SPELT: Final = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ð": "d", "þ": "th", "\u0131": "i"}
)

ASKING: Final = frozenset(
    {
        # English: the plain form asks, where "answers" or "is copied" tells.
        *(
            "answer",
            "ask",
            "attach",
            "call",
            "cc",
            "click",
            "contact",
            "copy",
            "deliver",
            "download",
            "email",
            "ensure",
        ),
        *("fetch", "forward", "inform", "kindly", "let", "mailto", "message", "notify", "paste", "ping", "please"),
        *("post", "publish", "reply", "report", "respond", "send", "share", "submit", "subscribe", "telephone", "tell"),
        *("transmit", "tweet", "upload", "visit", "write"),
        # Sending, in the other forms that ask.
        *("contacting", "emailing", "forwarded", "forwarding", "mailing", "messaging", "posting", "reported"),
        *("reporting", "sending", "submitted", "submitting", "uploaded", "uploading"),
        # What somebody is told to do or ought to.
        *("must", "ought", "shall", "should"),
        # German, French, Spanish, Italian.
        *("anrufen", "antworten", "bitte", "mailen", "melden", "schick", "schicken", "schreib", "schreiben", "senden"),
        *("weitergeben", "appelez", "contactez", "copiez", "demandez", "dites", "ecrivez", "envoyez", "merci"),
        *("partagez", "prevenez", "repondez", "veuillez", "comparta", "digame", "envie", "escriba", "escribe", "favor"),
        *("llame", "responda", "chiamate", "condividi", "contatta", "favore", "inoltra", "inviate", "invia"),
        *("mandate", "prego", "rispondi", "scrivi", "scrivete"),
    }
)
"""Words that ask wherever they stand. A form that tells, such as ``answers`` or ``written``, is none of them."""
ASKING_FIRST: Final = frozenset(
    {
        *(
            "apply",
            "bring",
            "check",
            "collect",
            "consider",
            "do",
            "enter",
            "find",
            "follow",
            "get",
            "give",
            "go",
            "hand",
        ),
        *("help", "join", "keep", "listen", "log", "look", "mail", "mention", "note", "open", "pass", "phone", "print"),
        *("put", "quote", "read", "record", "remember", "remind", "ring", "save", "say", "scan", "see", "show", "sign"),
        *("speak", "take", "talk", "text", "try", "type", "use", "watch"),
    }
)
"""Words that ask where a sentence, or a part of it, begins with them; within one they tell."""
BEFORE_ASKING: Final = frozenset({"also", "and", "do", "just", "now", "or", "then"})
"""Words behind which a part of a sentence begins."""
SPEAKING_TO: Final = frozenset(
    {
        *("i", "me", "mine", "my", "our", "ours", "us", "we", "you", "your", "yours", "yourself", "yourselves"),
        *("dich", "dir", "euch", "ihnen", "uns", "unser", "unsere", "wir"),
        *("nous", "notre", "nos", "vous", "votre", "vos"),
        *("nosotros", "nuestra", "nuestro", "usted", "ustedes", "vosotros"),
        *("noi", "nostra", "nostro", "voi", "vostra", "vostro"),
    }
)
"""Words by which a tool speaks to somebody or of itself."""
ADDRESSES: Final = frozenset(
    {
        *("arroba", "com", "dot", "email", "emails", "facebook", "gmail", "handle", "hashtag", "homepage", "http"),
        *("https", "inbox", "instagram", "linkedin", "mailto", "punkt", "skype", "slash", "telegram", "twitter"),
        *("underscore", "url", "webpage", "website", "whatsapp", "www"),
    }
)
"""Words of which addresses are spelt."""
NUMBERS: Final = frozenset(
    {
        *("zero", "nought", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
        *("double", "triple", "eleven", "twelve", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty"),
        *("ninety", "hundred", "thousand"),
        *("null", "eins", "zwei", "drei", "vier", "funf", "sechs", "sieben", "acht", "neun", "zehn"),
        *("deux", "trois", "quatre", "cinq", "sept", "huit", "neuf", "dix"),
        *("cero", "uno", "dos", "tres", "cuatro", "cinco", "siete", "ocho", "nueve", "diez"),
        *("due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci"),
    }
)
"""Words of which a number is spelt; one of them is a number of things, two in a row are a code."""


def plain(word: str) -> str:
    """Give a word in small letters without accents, so that another spelling of it is the same word."""
    spelt = unicodedata.normalize("NFD", word.lower().translate(_SPELT))
    return "".join(letter for letter in spelt if letter.isalpha())
