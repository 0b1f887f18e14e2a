"""Keeps the last word of a text from standing alone on a line of its own."""

#: So many words a text has before its end is looked at: names and labels break where they like.
LEAST_WORDS = 4
#: A longer word fills enough of a line by itself, in characters.
LONE = 10
#: Two words that are longer together would leave a gap in the line above, in characters.
TOGETHER = 20
#: A space at which no line ends.
HELD = "\u00a0"


def hold_end(text: str) -> str:
    """Return a text whose last two words stay on one line, where they are short; its length is the same.

    Args:
        text: plain text; each of its lines is looked at by itself.
    """
    return "\n".join(map(_hold, text.split("\n")))


def _hold(line: str) -> str:
    words = line.split(" ")
    if len(words) < LEAST_WORDS or not all(words[-2:]):
        return line
    before, last = words[-2:]
    if len(last) > LONE or len(before) + 1 + len(last) > TOGETHER:
        return line
    return f"{line[: -len(last) - 1]}{HELD}{last}"
