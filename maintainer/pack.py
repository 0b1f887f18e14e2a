"""``python -m maintainer pack``: compiles the catalogue, for the program's own start and for release."""

import argparse
import datetime as dt
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from selfhelp.catalogue import own
from selfhelp.catalogue.authored import read_folder
from selfhelp.catalogue.checks import problems
from selfhelp.catalogue.model import Catalogue
from selfhelp.catalogue.pack import compile_pack
from selfhelp.passwords import words

if TYPE_CHECKING:
    from nacl.signing import SigningKey

    from maintainer.subcommands import Commands

SEED = 32


class KeyFileError(Exception):
    """The key can't be used; one sentence."""


def add(commands: "Commands") -> None:
    """Add this command to the command line."""
    parser = commands.add_parser("pack", help="compile the catalogue; sign it for release")
    kinds = parser.add_subparsers(dest="kind", required=True)
    mine = kinds.add_parser("own", help="the files that the program reads at start, if they are stale")
    mine.add_argument("--quiet", action="store_true", help="say nothing when there is nothing to do")
    mine.set_defaults(run=_own)
    key = kinds.add_parser("key", help="make a key to sign with; keep it off this computer")
    key.add_argument("to", type=Path, metavar="FILE")
    key.set_defaults(run=_key)
    release = kinds.add_parser("release", help="a signed pack that people can open")
    release.add_argument("--key", type=Path, required=True, metavar="FILE")
    release.add_argument(
        "--serial", type=int, help="the number of the release; made from the day if left out"
    )
    release.add_argument(
        "--day", type=dt.date.fromisoformat, help="the day of the release; today if left out"
    )
    release.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    release.set_defaults(run=_release)


def serial_of(day: dt.date) -> int:
    """Return the serial of a release of this day: later days have higher ones."""
    return int(day.strftime("%Y%m%d")) * 100


def newest_day(catalogue: Catalogue) -> dt.date:
    """Return the day of the newest reading in the catalogue, so that the same files give the same pack."""
    return max((source.collected for source in catalogue.sources), default=dt.date(2026, 1, 1))


def _write(path: Path, data: bytes) -> None:
    fresh = path.with_suffix(".new")
    fresh.write_bytes(data)
    fresh.replace(path)


def _own(options: argparse.Namespace, root: Path) -> int:
    own_words(root, quiet=options.quiet)
    path = root / "resources" / own.NAME
    if own.is_fresh(path):
        return 0
    catalogue = read_folder(root / "resources" / "catalogue")
    day = newest_day(catalogue)
    _write(path, compile_pack(catalogue, serial_of(day), day))
    if not options.quiet:
        print(path)
    return 0


def own_words(root: Path, *, quiet: bool) -> None:
    """Compile the word lists for the audit, if they are stale."""
    path = root / "resources" / "words" / words.compiled_file().name
    if words.read(path) is None:
        _write(path, words.compiled(words.made()))
        if not quiet:
            print(path)


def signing_key(path: Path) -> "SigningKey":
    """Return the key in a file: 64 hexadecimal digits.

    Raises:
        KeyFileError: there is no key in it.
    """
    from nacl.signing import SigningKey

    try:
        seed = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except (OSError, UnicodeDecodeError, ValueError):
        raise KeyFileError(
            f"{path}: holds no key. Make one with: python -m maintainer pack key FILE"
        ) from None
    if len(seed) != SEED:
        raise KeyFileError(f"{path}: a key has {SEED * 2} hexadecimal digits")
    return SigningKey(seed)


def signer(path: Path) -> Callable[[bytes], bytes]:
    """Return what signs with the key in a file.

    Raises:
        KeyFileError: there is no key in it.
    """
    key = signing_key(path)
    return lambda content: bytes(key.sign(content).signature)


def _key(options: argparse.Namespace, root: Path) -> int:  # noqa: ARG001  every command gets the project
    from nacl.signing import SigningKey

    key = SigningKey.generate()
    try:
        # Only the owner may read it, from the first byte on; a file that is there is never written over.
        made = os.open(options.to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        print(f"{options.to}: {error.strerror}. Choose another file.", file=sys.stderr)
        return 1
    with os.fdopen(made, "w", encoding="ascii") as file:
        file.write(bytes(key).hex() + "\n")
    print("Add this line to resources/catalogue-keys.txt, and keep the key off this computer:")
    print(bytes(key.verify_key).hex())
    return 0


def _release(options: argparse.Namespace, root: Path) -> int:
    catalogue = read_folder(root / "resources" / "catalogue")
    day = options.day or dt.datetime.now(dt.UTC).date()
    wrong = problems(catalogue, day)
    if wrong:
        print("\n".join(wrong), file=sys.stderr)
        return 1
    try:
        sign = signer(options.key)
    except KeyFileError as error:
        print(error, file=sys.stderr)
        return 1
    serial = options.serial if options.serial is not None else serial_of(day)
    _write(options.output, compile_pack(catalogue, serial, day, sign))
    print(options.output)
    return 0
