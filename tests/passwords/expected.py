"""What is expected of a file with invented data, and the check that it is read so."""

from pathlib import Path

from selfhelp.documents.left_out_words import REASONS as WORDS
from selfhelp.passwords.errors import SENTENCES
from selfhelp.passwords.importers import FORMATS, read_export

DATA = Path(__file__).parent / "data"
#: File, format, passwords, what is left out and why, and the name, site and user name of the first.
Expected = tuple[str, str, list[str], list[tuple[int, str]], tuple[str, str, str] | None]

#: Numbers of cards, PINs, codes, hints, and what was thrown away: none of them is a password.
NEVER = {"4711", "0815", "123", "Trashed-Secret-1", "Older-Secret-1", "Note-Secret-1", "Hint-Secret-1"}


def check(expected: Expected) -> None:
    """Read a file, and compare all that is told of it."""
    file, format_name, passwords, skipped, first = expected
    imported = read_export(DATA / file)
    assert imported.format == format_name
    assert format_name in FORMATS
    assert [one.password for one in imported.credentials] == passwords
    assert NEVER.isdisjoint(passwords)
    assert [(one.row, one.why) for one in imported.skipped] == skipped
    assert all(why in WORDS for _row, why in skipped)
    assert all(f"warning-{code}" in SENTENCES for code in imported.warnings)
    if first is not None:
        one = imported.credentials[0]
        assert (one.title, one.site, one.username) == first
