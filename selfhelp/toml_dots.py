"""Lines of TOML with very many dots in a name: the time to read such a name grows with the square of them."""

import re
from typing import Final

#: Dots outside of quotes that one line may have: dates and times have a few.
MOST_DOTS: Final = 40
_QUOTED: Final = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'')


def line_of_dots(text: str) -> int | None:
    """Return the number of the first line, from 1, that has too many dots to be read; None where none has."""
    lines = enumerate(text.splitlines(), start=1)
    return next((n for n, line in lines if _QUOTED.sub("", line).count(".") > MOST_DOTS), None)
