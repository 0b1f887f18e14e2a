"""What was left out of an audit, counted by kind. A file of its own, for it is long."""

from collections.abc import Callable

from selfhelp.language import Message, messages

_WORDS: dict[str, Callable[[int], Message]] = {
    "alias": lambda n: messages("left out", "{count} e-mail alias", "{count} e-mail aliases", n),
    "archived": lambda n: messages(
        "left out",
        "{count} archived entry without a password",
        "{count} archived entries without a password",
        n,
    ),
    "blank": lambda n: messages("left out", "{count} empty entry", "{count} empty entries", n),
    "bookmark": lambda n: messages("left out", "{count} bookmark", "{count} bookmarks", n),
    "card": lambda n: messages("left out", "{count} payment card", "{count} payment cards", n),
    "damaged": lambda n: messages(
        "left out", "{count} entry that could not be read", "{count} entries that could not be read", n
    ),
    "deleted": lambda n: messages("left out", "{count} entry in the bin", "{count} entries in the bin", n),
    "file": lambda n: messages("left out", "{count} stored file", "{count} stored files", n),
    "identity": lambda n: messages(
        "left out", "{count} entry with personal details", "{count} entries with personal details", n
    ),
    "key": lambda n: messages("left out", "{count} key", "{count} keys", n),
    "locked": lambda n: messages(
        "left out",
        "{count} password that is locked in the file",
        "{count} passwords that are locked in the file",
        n,
    ),
    "no-login": lambda n: messages(
        "left out", "{count} entry that is no login", "{count} entries that are no login", n
    ),
    "no-password-field": lambda n: messages(
        "left out",
        "{count} entry without a field for a password",
        "{count} entries without a field for a password",
        n,
    ),
    "note": lambda n: messages("left out", "{count} note", "{count} notes", n),
    "one-time-code": lambda n: messages(
        "left out",
        "{count} entry with a key for one-time codes only",
        "{count} entries with a key for one-time codes only",
        n,
    ),
    "passkey": lambda n: messages("left out", "{count} passkey", "{count} passkeys", n),
    "reference": lambda n: messages(
        "left out",
        "{count} entry that uses the password of another",
        "{count} entries that use the password of another",
        n,
    ),
    "same-entry": lambda n: messages(
        "left out",
        "{count} entry that is in another file, too",
        "{count} entries that are in another file, too",
        n,
    ),
    "sync-key": lambda n: messages(
        "left out", "{count} key of the browser itself", "{count} keys of the browser itself", n
    ),
    "too-short-row": lambda n: messages(
        "left out",
        "{count} row that ends before the password",
        "{count} rows that end before the password",
        n,
    ),
}


def left_out_words(why: str, count: int) -> Message:
    """Return the words for so many records that were left out for one reason."""
    return _WORDS[why](count)


#: Every reason that has words.
REASONS = frozenset(_WORDS)
