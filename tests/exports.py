"""A long export of invented passwords, for what is measured while an audit runs."""

import random
from pathlib import Path

_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


def write_export(path: Path, entries: int) -> None:
    """Write a Chrome export with so many entries, the same on every run."""
    draw = random.Random(7)
    lines = ["name,url,username,password"]
    for n in range(entries):
        word = "".join(draw.choice(_LETTERS) for _ in range(draw.randrange(6, 16)))
        lines.append(f"Site {n},https://site{n}.example,user{n},{word}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
