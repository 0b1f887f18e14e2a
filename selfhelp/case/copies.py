"""The last good copy beside each vault: made while nothing has the vault open.

Closing a second handle to an open file would drop SQLite's lock on it. Both copies are always written
together, so that none tells which vault was used.
"""

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

LAST: Final = ".last"


def last(path: Path) -> Path:
    """Return the name of a vault's copy."""
    return path.with_name(path.name + LAST)


def copied_aside(path: Path) -> Path | None:
    """Copy a vault that nothing has open to a name of its own; None where that is not possible."""
    if not path.is_file() or path.with_name(f"{path.name}-journal").exists():
        return None
    spare = path.with_name(f"{path.name}.copy.new")
    try:
        shutil.copyfile(path, spare)
        with spare.open("rb+") as stream:
            os.fsync(stream.fileno())
    except OSError:
        with suppress(OSError):
            spare.unlink(missing_ok=True)
        return None
    return spare


def renew(path: Path) -> None:
    """Write the copy of a vault anew, as it was unless it is behind: both copies are always of one age.

    The content stays what it was when the vault differs: a change that nobody checked may be damage.
    """
    copy = last(path)
    with suppress(OSError):
        spare = path.with_name(f"{path.name}.copy.new")
        shutil.copyfile(copy if copy.is_file() else path, spare)
        spare.replace(copy)


def leave(vaults: Iterable[Path], written: Path | None) -> None:
    """Leave a copy of each vault; none is open. ``written`` is the one that was used, None means all."""
    for path in vaults:
        if written is None or path == written:
            spare = copied_aside(path)
            if spare is not None:
                with suppress(OSError):
                    spare.replace(last(path))
        else:
            renew(path)
