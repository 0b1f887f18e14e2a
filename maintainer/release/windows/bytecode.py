"""Run by the Windows Python (or one of the same version): compiles a folder to byte code that is always
the same.

    python bytecode.py SOURCE TARGET

Every ``.py`` below SOURCE becomes a ``.pyc`` at the same place below TARGET, marked as "never compare
with the source",
with the file's place inside SOURCE as its name, so that no path of the build computer is in it. Only
the standard
library is used: this file runs by itself.
"""

import importlib.util
import marshal
import sys
from pathlib import Path

_UNCHECKED = (1).to_bytes(4, "little")


def compiled(source: bytes, name: str) -> bytes:
    """Return the byte code file of a source file (PEP 552, unchecked hash)."""
    code = compile(source, name, "exec", dont_inherit=True, optimize=0)
    # Version 2 of the format knows no references, whose flags depend on what else lives in memory.
    body = marshal.dumps(code, 2)
    return importlib.util.MAGIC_NUMBER + _UNCHECKED + importlib.util.source_hash(source) + body


def main(source: Path, target: Path) -> int:
    """Compile everything below ``source``; returns how many files could not be."""
    failed = 0
    for path in sorted(source.rglob("*.py")):
        inside = path.relative_to(source)
        try:
            made = compiled(path.read_bytes(), inside.as_posix())
        except (SyntaxError, ValueError) as error:
            failed += 1
            print(f"{inside.as_posix()}: {error}", file=sys.stderr)
            continue
        place = (target / inside).with_suffix(".pyc")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(made)
    return failed


if __name__ == "__main__":
    sys.exit(min(main(Path(sys.argv[1]), Path(sys.argv[2])), 100))
