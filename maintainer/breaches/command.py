"""``python -m maintainer breaches build|download|verify``.

numpy and requests are imported when they are used: the other commands do without.
"""

import argparse
import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from selfhelp.passwords.errors import BreachesError
from selfhelp.passwords.pack import PREFIXES, Header

if TYPE_CHECKING:
    from maintainer.subcommands import Commands

_TELL_KEYS = 50_000_000
_TELL_PARTS = 4096


def add(commands: "Commands") -> None:
    """Add this command to the command line."""
    parser = commands.add_parser("breaches", help="get, pack and check the list of breached passwords")
    what = parser.add_subparsers(dest="what", required=True)
    one = what.add_parser("build", help="pack the official list SHA1:COUNT, sorted by hash")
    one.add_argument("source", type=Path)
    one.add_argument("out", type=Path)
    one.add_argument("--at-least", type=_count, default=1, help="keep only what was seen so often")
    one.add_argument("--name", default="", help="what to call the list; else the name of its file")
    one.add_argument("--date", type=_day, help="the day of the list; else that of its file")
    one.add_argument("--incomplete", action="store_true", help="pack it though parts are missing")
    one.set_defaults(run=_build)
    one = what.add_parser("download", help="get the official list; may be stopped and run again")
    one.add_argument("out", type=Path)
    one.set_defaults(run=_download)
    one = what.add_parser("verify", help="check a pack, also against the list it was built of")
    one.add_argument("pack", type=Path)
    one.add_argument("source", type=Path, nargs="?")
    one.set_defaults(run=_verify)


def _build(options: argparse.Namespace, _root: Path) -> int:
    from maintainer.breaches.build import Wishes, build

    wishes = Wishes(options.at_least, options.name, options.date or "", options.incomplete)
    told = 0

    def progress(keys: int) -> None:
        nonlocal told
        if keys - told >= _TELL_KEYS:
            told = keys
            print(f"{keys // 1_000_000} million lines", flush=True)

    try:
        header = build(options.source, options.out, wishes, progress)
    except BreachesError as error:
        print(error.sentence, file=sys.stderr)
        return 1
    print(_words(header))
    return 0


def _words(header: Header) -> str:
    bits = 8 * header.file_bytes / max(header.keys, 1)
    whole = "whole" if header.complete else "not whole, and the program will say so"
    return (
        f"{header.keys} keys of {header.source_keys}, {bits:.1f} bits a key. "
        f"{header.prefixes} of {PREFIXES} parts: {whole}."
    )


def _download(options: argparse.Namespace, _root: Path) -> int:
    from maintainer.breaches import download as download_list

    def progress(prefix: int) -> None:
        if prefix % _TELL_PARTS == 0:
            print(f"{100 * prefix / PREFIXES:.1f} %", flush=True)

    try:
        with download_list.session() as asking:
            download_list.download(options.out, asking, progress=progress)
    except download_list.DownloadStopped as stopped:
        print(stopped, file=sys.stderr)
        return 1
    return 0


def _verify(options: argparse.Namespace, _root: Path) -> int:
    from maintainer.breaches.verify import problems_of

    problems = problems_of(options.pack, options.source)
    for problem in problems:
        print(problem, file=sys.stderr)
    if not problems:
        print("The pack holds.")
    return 1 if problems else 0


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def _day(text: str) -> str:
    return dt.date.fromisoformat(text).isoformat()
