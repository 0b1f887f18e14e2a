"""Fills the gaps of a letter."""

import re

GAP = re.compile(r"\{([a-z-]+)\}")


def filled(text: str, values: dict[str, str]) -> str:
    """Return the letter with the gaps that have a value filled; the others stay visible as ``[gap]``."""
    return GAP.sub(lambda gap: values.get(gap.group(1)) or f"[{gap.group(1).replace('-', ' ')}]", text)
