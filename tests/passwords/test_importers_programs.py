"""Every program has files with invented data in two variants or more, and every file is of a program."""

import pytest

from selfhelp.passwords.errors import ExportError
from selfhelp.passwords.importers import FORMATS, read_export
from tests.passwords.expected import DATA

#: Each program and how its files begin. The longest beginning that fits names the program.
PROGRAMS = {
    **{
        name: (name,)
        for name in (
            *("arc", "avast", "avira", "bitwarden", "blur", "buttercup", "chrome", "chrome-database"),
            *("clipperz", "dashlane", "dropbox", "duckduckgo", "encryptr", "enpass", "fpm", "gorilla"),
            *("kaspersky", "keepass1", "keepassx", "keepassxc", "keeper", "lastpass", "msecure", "myki"),
            *("netwrix", "nordpass", "norton", "padlock", "passman", "passpack", "passworddepot"),
            *("passwordsafe", "protonpass", "psono", "remembear", "revelation", "roboform", "safari"),
            *(
                "safeincloud",
                "saferpass",
                "stickypassword",
                "strongbox",
                "synology",
                "truekey",
                "upm",
                "zoho",
            ),
        )
    },
    "1password": ("1password", "1password4", "1password7"),
    "firefox": ("firefox",),
    "keepass2": ("keepass", "keepass2"),
}
#: What belongs to no program: a table that only its names of columns explain.
OF_NO_PROGRAM = {"unknown-manager.csv"}


def _program(file: str) -> str:
    fitting = [
        (len(start), program)
        for program, starts in PROGRAMS.items()
        for start in starts
        if file.startswith((f"{start}-", f"{start}."))
    ]
    return max(fitting, default=(0, ""))[1]


def _files() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {program: [] for program in PROGRAMS}
    for path in sorted(DATA.iterdir()):
        if path.name not in OF_NO_PROGRAM:
            found.setdefault(_program(path.name), []).append(path.name)
    return found


def test_every_file_belongs_to_a_program() -> None:
    """A new file is counted, or said to be of no program."""
    assert _files().get("", []) == []


@pytest.mark.parametrize("program", PROGRAMS)
def test_two_variants(program: str) -> None:
    """At least two files of a program differ in more than their data, and at least two are read."""
    files = _files()[program]
    read = []
    for name in files:
        try:
            imported = read_export(DATA / name)
        except ExportError:
            continue
        if imported.credentials:
            read.append(imported)
    assert len(read) >= 2
    assert len({(DATA / name).read_bytes() for name in files}) == len(files)


def test_every_format_has_a_file() -> None:
    """No reader goes untried. An archive is put together by its test."""
    read = set()
    for path in DATA.iterdir():
        try:
            read.add(read_export(path).format)
        except ExportError:
            continue
    assert set(FORMATS) - read == set()
