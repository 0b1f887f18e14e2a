"""What can go wrong when a person's file is read, each as one calm sentence.

An error carries a stable ``code`` and ``values``, so that the sentence can be shown in another
language. No value ever comes from inside the file.
"""

from selfhelp.frozen import replace
from selfhelp.language import Message, message, render
from selfhelp.passwords.refusals import NOTES, REFUSALS

#: Code to English sentence: what happened, and what to do.
SENTENCES: dict[str, Message] = {
    # Any file
    "file-missing": message(
        "passwords.errors",
        "There is no file “{file}” at this place. Check the name, or choose the file again.",
    ),
    "file-is-folder": message(
        "passwords.errors", "“{file}” is a folder. Choose the exported file inside it."
    ),
    "file-unreadable": message(
        "passwords.errors",
        "“{file}” can't be opened. Close other programs that use it, or copy it to another folder.",
    ),
    "file-unwritable": message(
        "passwords.errors", "“{file}” can't be written. Check that its folder exists and has room."
    ),
    "file-empty": message(
        "passwords.errors", "“{file}” is empty. Export the passwords again, then choose the new file."
    ),
    **REFUSALS,
    **NOTES,
    # Facts
    "facts-not-toml": message(
        "passwords.errors", "“{file}” is not valid TOML near line {line}. Mend that line, then try again."
    ),
    "facts-not-text": message(
        "passwords.errors", "“{file}” is not a text file in UTF-8. Save it as UTF-8, then try again."
    ),
    "facts-too-large": message(
        "passwords.errors",
        "“{file}” is larger than {limit} MB. Choose the file that lists the personal facts.",
    ),
    "facts-unknown-key": message(
        "passwords.errors", "“{file}” has a key that is not known on line {line}. The keys are: {keys}."
    ),
    "facts-not-a-list": message(
        "passwords.errors", "In “{file}”, “{key}” must be a list of texts in square brackets."
    ),
    "facts-bad-date": message(
        "passwords.errors", "In “{file}”, item {item} of “dates” is not a date. Write dates as 1987-03-12."
    ),
    # Breach data
    "breaches-ntlm": message(
        "passwords.errors", "“{file}” holds NTLM hashes. Choose the SHA-1 list, ordered by hash."
    ),
    "breaches-unsorted": message(
        "passwords.errors", "“{file}” is not sorted by hash. Choose the SHA-1 list that is ordered by hash."
    ),
    "breaches-other": message(
        "passwords.errors",
        "“{file}” is not a list of SHA-1 hashes with counts. Choose the SHA-1 list, ordered by hash.",
    ),
    "breaches-line": message(
        "passwords.errors",
        "“{file}” is not a whole list of SHA-1 hashes with counts: look near line {line}. "
        "Download that part again.",
    ),
    "breaches-missing": message(
        "passwords.errors",
        "“{file}” is not whole: {count} of its 1,048,576 parts are missing. Download them, then try again.",
    ),
    "breaches-pack-damaged": message(
        "passwords.errors", "“{file}” is damaged or was not copied to its end. Copy it again."
    ),
    "breaches-pack-newer": message(
        "passwords.errors",
        "“{file}” is of a kind that this version does not know. Use a newer version of this program.",
    ),
}


def _printable(value: str) -> str:
    """Return a file's name as it can be shown on any terminal."""
    return "".join(char if char.isprintable() else "?" for char in value)


class PasswordsError(Exception):
    """Something the person can mend. ``str()`` gives its sentence."""

    def __init__(self, code: str, **values: str) -> None:
        """Build the sentence from its code and the values of its placeholders."""
        self.code = code
        self.values = {key: _printable(value) for key, value in values.items()}
        self.sentence = replace(SENTENCES[code], values=tuple(sorted(self.values.items())))
        super().__init__(code)

    def __str__(self) -> str:
        """Return the sentence in the active language."""
        return render(self.sentence)


class ExportError(PasswordsError):
    """An export file can't be used."""


class FactsError(PasswordsError):
    """A file of personal facts can't be used."""


class BreachesError(PasswordsError):
    """A file of breached passwords can't be used."""
