"""Words a tired reader can bear: no promise, no blame, short sentences."""

import re
from collections.abc import Iterator

from selfhelp.catalogue.model import Catalogue
from selfhelp.catalogue.text import passages

#: Words a page never says to a frightened reader, with the reason given to the author.
COLD_WORDS = {
    r"!": "no exclamation marks",
    r"\bsimply\b": "nothing is simple for a frightened reader",
    r"\bjust\b": "'just' makes a step sound easier than it is",
    r"\beasy\b|\beasily\b": "what is easy differs for each reader",
    r"\bplease\b": "leave 'please' out of steps",
    r"\bguarantee[sd]?\b|\bwill be safe\b|\bcompletely safe\b|100 ?%": "promise nothing we can't keep",
    r"\bobviously\b|\bof course\b": "nothing is obvious to a frightened reader",
    r"\bvictim\b": "the reader is a person, not a case",
    r"\byour fault\b|\byou should have\b": "no blame",
    r"  +": "two spaces in a row",
    r"\"|(?<!\w)'(?!\w)": "quote labels with “ ”",
    r"<[a-z/]": "no HTML",
}
LONGEST_SENTENCE = 30
LONGEST_AVERAGE = 20
SENTENCE_END = re.compile(r"(?<=[.?:;”])\s+(?=[A-Z“0-9])|\n+")
LETTER_KEY = re.compile(r"^letters/[^:]*:(body|subject|gaps)")


def reading(text: str) -> tuple[int, float]:
    """Return the longest sentence and the mean sentence of a text, in words."""
    lengths = [len(s.split()) for s in SENTENCE_END.split(text) if s.strip()]
    return (max(lengths), sum(lengths) / len(lengths)) if lengths else (0, 0.0)


def words(catalogue: Catalogue) -> Iterator[str]:
    """Yield each text that is cold, promises too much, or is too long to read when tired."""
    for passage in passages(catalogue):
        for pattern, reason in COLD_WORDS.items():
            if re.search(pattern, passage.text, re.IGNORECASE):
                yield f"{passage.key}: {reason}: “{passage.text[:60]}”"
        if LETTER_KEY.match(passage.key):
            continue
        longest, mean = reading(passage.text)
        if longest > LONGEST_SENTENCE:
            yield f"{passage.key}: a sentence of {longest} words; {LONGEST_SENTENCE} at most"
        elif mean > LONGEST_AVERAGE and longest > LONGEST_AVERAGE + 4:
            yield f"{passage.key}: {mean:.0f} words a sentence on average; {LONGEST_AVERAGE} at most"
