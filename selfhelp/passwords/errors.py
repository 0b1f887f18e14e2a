"""What can go wrong when a person's file is read, each as one calm sentence.

An error carries a stable ``code`` and ``values``, so that the sentence can be shown in another
language. No value ever comes from inside the file.
"""

#: Code to English sentence: what happened, and what to do.
SENTENCES: dict[str, str] = {
    # Any file
    "file-missing": "There is no file “{file}” at this place. Check the name, or choose the file again.",
    "file-is-folder": "“{file}” is a folder. Choose the exported file inside it.",
    "file-unreadable": "“{file}” can't be opened. "
    "Close other programs that use it, or copy it to another folder.",
    "file-unwritable": "“{file}” can't be written. Check that its folder exists and has room.",
    "file-empty": "“{file}” is empty. Export the passwords again, then choose the new file.",
    # Exports
    "too-large": "“{file}” is larger than {limit} MB, so it is not a password export. "
    "Choose the CSV file your browser or password manager saved.",
    "photo": "“{file}” is a photo, not a password export. Choose the CSV file your browser saved.",
    "pdf": "“{file}” is a PDF document, not a password export. Choose the CSV file your browser saved.",
    "media": "“{file}” is a sound or video file, not a password export. "
    "Choose the CSV file your browser saved.",
    "program": "“{file}” is a program, not a password export. Choose the CSV file your browser saved.",
    "spreadsheet": "“{file}” is a spreadsheet. "
    "Choose the CSV file your browser saved, before it was opened there.",
    "archive": "“{file}” is a packed file without a password export in it. "
    "Export the passwords again as CSV, then choose that file.",
    "archive-damaged": "“{file}” is a packed file that is not complete. "
    "Export the passwords again, then choose the new file.",
    "archive-locked": "“{file}” is a packed file with a password. "
    "Unpack it on your computer, then choose the file inside it.",
    "archive-bomb": "“{file}” unpacks to far more than a password export holds, so it was not read. "
    "Export the passwords again as CSV, then choose that file.",
    "database": "“{file}” is a program's own database. Export the passwords from that program as CSV.",
    "keepass-database": "“{file}” is a locked KeePass database. "
    "Open it in KeePassXC, export it as CSV, then choose that file.",
    "encrypted": "“{file}” is an encrypted export. Export again and choose CSV or JSON without encryption.",
    "encrypted-proton": "“{file}” is locked with a passphrase, as Proton Pass does. "
    "In Proton Pass, export again and choose CSV, or ZIP without a passphrase.",
    "encrypted-dashlane": "“{file}” is Dashlane's locked archive. "
    "In Dashlane, export again and choose CSV, then choose that file.",
    "encrypted-samsung": "“{file}” is most likely a locked export of Samsung Pass, "
    "which makes no other kind. "
    "Type the accounts that matter most in by hand.",
    "encrypted-enpass": "“{file}” is a locked Enpass vault. "
    "In Enpass, export as JSON or CSV, then choose that file.",
    "encrypted-1password": "“{file}” is a locked 1Password vault. "
    "In 1Password, export as 1PUX or CSV, then choose that file.",
    "encrypted-firefox": "“{file}” is the locked store of Firefox. "
    "In Firefox, open Passwords and choose to export them, then choose that file.",
    "locked-vault": "“{file}” holds no readable text, so it may be a locked vault. "
    "Open it in its own program, export as CSV or JSON, then choose that file.",
    "1password-1pif": "“{file}” is an old kind of 1Password export. "
    "In 1Password, export again as 1PUX or CSV, then choose that file.",
    "same-content": "“{file}” holds the same as another chosen file, so it was read once.",
    "web-page": "“{file}” is a web page, not a password export. Choose the CSV file your browser saved.",
    "xml": "“{file}” is an XML file, which can't be read here. Export the passwords again as CSV.",
    "xml-broken": "“{file}” is not complete. Export from KeePass again as XML, then choose the new file.",
    "xml-entities": "“{file}” has declarations that no password export has, so it was not read. "
    "Export from KeePass again as XML, then choose the new file.",
    "json-other": "“{file}” is a JSON file of an unknown kind. Export the passwords again as CSV.",
    "json-broken": "“{file}” is not complete. Export the passwords again, then choose the new file.",
    "not-text": "“{file}” is not a text file, so it holds no exported passwords. "
    "Choose the CSV file your browser saved.",
    "no-password-column": "“{file}” has no column of passwords in its first line. "
    "Choose the CSV file your browser or password manager saved.",
    "not-a-table": "“{file}” is no table, so its columns can't be chosen. Choose a CSV file.",
    "no-such-column": "“{file}” has no such column. Choose the columns again.",
    "no-records": "“{file}” has a first line but no passwords after it. "
    "Check that there are saved passwords, then export them again.",
    "damaged": "“{file}” is damaged: its quotation marks do not match. Export the passwords again.",
    "unknown-format": "There is no export format “{format}”. The formats are: {formats}.",
    # Why a record of an export is not among the logins
    "skipped-alias": "It is an e-mail alias without a password.",
    "skipped-archived": "It is in the archive.",
    "skipped-blank": "It is empty.",
    "skipped-bookmark": "It is a bookmark.",
    "skipped-card": "It is a payment card.",
    "skipped-damaged": "It could not be read.",
    "skipped-deleted": "It was deleted and lies in the bin.",
    "skipped-file": "It is a stored file.",
    "skipped-identity": "It holds personal details.",
    "skipped-key": "It is a key, not a password.",
    "skipped-locked": "Its password is locked in this file.",
    "skipped-no-login": "It is no login.",
    "skipped-no-password-field": "It has no field for a password.",
    "skipped-note": "It is a note.",
    "skipped-passkey": "It is a passkey, which needs no password.",
    "skipped-reference": "It uses the password of another entry, which is checked there.",
    "skipped-sync-key": "It is a key of the browser itself, not an account.",
    "skipped-too-short-row": "Its row ends before the password.",
    # What to know about an export that was read
    "warning-damaged-characters": "Some signs in the file were damaged; a password with them may be read in "
    "a different way.",
    "warning-guessed-columns": "The file does not say which column is what. Check the sites and user names "
    "in the list.",
    "warning-html-entities": "Some passwords hold signs such as “&amp;”, which an old program may have "
    "written for “&”. Both readings are possible.",
    "warning-long-rows": "Some rows have more cells than there are columns. "
    "A password with a comma in it may have been cut.",
    "warning-other-format": "The file comes from another program than the one that was named.",
    "warning-read-as-windows-1252": "The file is not in Unicode. Accented letters in passwords may be read "
    "in a different way.",
    "warning-saved-by-spreadsheet": "A spreadsheet seems to have saved the file. "
    "It may have changed numbers, such as zeros at the beginning.",
    "warning-unmatched-quotes": "Some quotation marks in the file do not match. "
    "The rows around them may be read in a different way.",
    # Facts
    "facts-not-toml": "“{file}” is not valid TOML near line {line}. Mend that line, then try again.",
    "facts-not-text": "“{file}” is not a text file in UTF-8. Save it as UTF-8, then try again.",
    "facts-too-large": "“{file}” is larger than {limit} MB. Choose the file that lists the personal facts.",
    "facts-unknown-key": "“{file}” has a key that is not known on line {line}. The keys are: {keys}.",
    "facts-not-a-list": "In “{file}”, “{key}” must be a list of texts in square brackets.",
    "facts-bad-date": "In “{file}”, item {item} of “dates” is not a date. Write dates as 1987-03-12.",
    # Breach data
    "breaches-ntlm": "“{file}” holds NTLM hashes. Choose the SHA-1 list, ordered by hash.",
    "breaches-unsorted": "“{file}” is not sorted by hash. Choose the SHA-1 list that is ordered by hash.",
    "breaches-other": "“{file}” is not a list of SHA-1 hashes with counts. "
    "Choose the SHA-1 list, ordered by hash.",
    "breaches-line": "“{file}” is not a whole list of SHA-1 hashes with counts: look near line {line}. "
    "Download that part again.",
    "breaches-missing": "“{file}” is not whole: {count} of its 1,048,576 parts are missing. "
    "Download them, then try again.",
    "breaches-pack-damaged": "“{file}” is damaged or was not copied to its end. Copy it again.",
    "breaches-pack-newer": "“{file}” is of a kind that this version does not know. "
    "Use a newer version of this program.",
}


def _printable(value: str) -> str:
    """Return a file's name as it can be shown on any terminal."""
    return "".join(char if char.isprintable() else "?" for char in value)


class PasswordsError(Exception):
    """Something the person can mend. ``str()`` gives the English sentence."""

    def __init__(self, code: str, **values: str) -> None:
        """Build the sentence from its code and the values of its placeholders."""
        self.code = code
        self.values = {key: _printable(value) for key, value in values.items()}
        self.sentence = SENTENCES[code].format(**self.values)
        super().__init__(self.sentence)


class ExportError(PasswordsError):
    """An export file can't be used."""


class FactsError(PasswordsError):
    """A file of personal facts can't be used."""


class BreachesError(PasswordsError):
    """A file of breached passwords can't be used."""
