"""Erases a safe on a small ext4 disk, and searches the raw disk for keys, notes and canaries.

Run as root, as ``python -m tests.faults.erase_image FOLDER``: it makes an image, mounts it, works on it,
erases and looks at every byte of the image.
"""

import datetime as dt
import io
import subprocess
import sys
from pathlib import Path

from selfhelp.case.change import keep_incident
from selfhelp.case.kept import chunks, keys, making
from selfhelp.case.kept.copies import FILES
from selfhelp.case.kept.safe import Safe
from selfhelp.case.model import Case, Incident
from selfhelp.guard.erase import erase
from tests.faults.light import MEMORY_KIB

CANARY = "Zwetschgendatschi73"
MEGABYTES = 96
#: Bytes that identify a place: nothing random repeats that long.
SAMPLE = 32


class Seen:
    """Samples of everything that ever lay in the files."""

    def __init__(self) -> None:
        """Start with none."""
        self.keys: set[bytes] = set()
        self.rest: set[bytes] = set()

    def look(self, folder: Path) -> None:
        """Take samples of all files as they are now: of key files everything, of the others every page."""
        for path in making.files(folder):
            if not path.is_file():
                continue
            body = path.read_bytes()
            if path.name.startswith(keys.FILE):
                self.keys.update(body[at : at + SAMPLE] for at in range(0, len(body) - SAMPLE, SAMPLE))
            else:
                self.rest.update(body[at : at + SAMPLE] for at in range(64, len(body) - SAMPLE, 4096))


def _live(folder: Path) -> Seen:
    """Keep notes and evidence, change keys and ways often, and return samples of all that ever lay there."""
    seen = Seen()
    moment = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    case = keep_incident(Incident(id="1", when=moment, what=CANARY))(Case())
    safe = Safe.create(folder, case, passphrase=f"{CANARY} 0", memory_kib=MEMORY_KIB)
    seen.look(folder)
    for n in range(1, 12):
        safe.set_passphrase(f"{CANARY} {n}")
        seen.look(folder)
        case = keep_incident(Incident(id=str(n + 1), when=moment, what=CANARY * 3000 + str(n)))(case)
        safe.save(case)
        seen.look(folder)
        safe.new_recovery_code()
        seen.look(folder)
        if n % 3 == 0:
            safe.remove_way("recovery")
            safe.set_second_passphrase(f"second {CANARY} {n}")
            seen.look(folder)
    chunks.keep(folder, io.BytesIO(CANARY.encode() * 100_000))
    seen.look(folder)
    safe.close()
    seen.look(folder)
    Safe.open_with_words(folder, f"{CANARY} 11")[0].close()
    seen.look(folder)
    return seen


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=60)


def _hits(image: Path, samples: set[bytes]) -> int:
    """Count the samples that lie anywhere on the disk."""
    raw = image.read_bytes()
    found = 0
    # Files lie on whole pages; within them the samples stand at known places of 32 bytes.
    there = {raw[at : at + SAMPLE] for at in range(0, len(raw), SAMPLE)}
    odd = {raw[at : at + SAMPLE] for at in range(64, len(raw), 4096)}
    found += len(samples & (there | odd))
    return found


def main(folder: Path) -> int:
    """Make the disk, live, erase, search. Returns the exit status; 77 where it can't be mounted."""
    folder.mkdir(parents=True, exist_ok=True)
    image, place = folder / "disk.img", folder / "disk"
    with image.open("wb") as stream:
        stream.truncate(MEGABYTES << 20)
    place.mkdir()
    _run("mkfs.ext4", "-q", str(image))
    try:
        _run("mount", "-o", "loop", str(image), str(place))
    except subprocess.CalledProcessError:
        print("this system lets no image be mounted")
        return 77
    try:
        seen = _live(place / "notes")
        _run("sync")
        before = _hits(image, seen.keys), _hits(image, seen.rest)
        outcome = erase(making.files(place / "notes"))
    finally:
        _run("umount", str(place))
    after = _hits(image, seen.keys), _hits(image, seen.rest)
    raw = image.read_bytes()
    canaries = raw.count(CANARY.encode()) + raw.count(CANARY.encode("utf-16-le"))
    print(
        f"of {len(seen.keys)} pieces of key files that ever were, {before[0]} lay on the disk before erasing"
        f" and {after[0]} after; of {len(seen.rest)} pieces of notes and evidence {before[1]} and {after[1]};"
        f" canaries: {canaries}; left: {len(outcome.left)}; files: {', '.join(FILES)}"
    )
    return 1 if after[0] or canaries or outcome.left or not before[0] else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
