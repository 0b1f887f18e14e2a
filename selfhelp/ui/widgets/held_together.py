"""Words that are not torn apart at the end of a line: the last word of a text, and "e-mail" at its hyphen."""

import re
from functools import lru_cache

NO_BREAK_SPACE, NO_BREAK_HYPHEN = "\N{NO-BREAK SPACE}", "\N{NON-BREAKING HYPHEN}"
#: A text of fewer words is a name or a label, and rarely takes two lines.
LEAST_WORDS = 4
#: Two last words that are longer than this, in characters, may part: together they could be too wide.
MOST = 22
_MAIL = re.compile(r"\b([Ee])-(?=mail)")


def _last_held(line: str) -> str:
    words = line.rsplit(" ", 2)
    if line.count(" ") < LEAST_WORDS - 1 or len(words[-2]) + len(words[-1]) > MOST or not words[-1]:
        return line
    return f"{words[0]} {words[1]}{NO_BREAK_SPACE}{words[2]}"


@lru_cache(maxsize=512)
def held_together(text: str) -> str:
    """Return a text as it is drawn, so that no line ends in "e-" and none holds one short last word alone.

    Character for character as long as ``text``, so that places in it stay true. For what is drawn only:
    screen readers, searches and the clipboard get the words as they were written.
    """
    return _MAIL.sub(rf"\1{NO_BREAK_HYPHEN}", "\n".join(map(_last_held, text.split("\n"))))
