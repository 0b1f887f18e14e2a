"""What is said of an export that can't be read, and what is odd about one that was.

Each says what the file is and what to choose instead. The codes are stable; no value is from inside a file.
"""

from selfhelp.language import Message, message

#: Why a file is refused.
REFUSALS: dict[str, Message] = {
    "too-large": message(
        "passwords.errors",
        "“{file}” is larger than {limit} MB, so it is not a password export. "
        "Choose the CSV file your browser or password manager saved.",
    ),
    "nothing-read": message(
        "passwords.errors",
        "“{file}” holds no login with a password. Choose the export that holds the logins.",
    ),
    "photo": message(
        "passwords.errors",
        "“{file}” is a photo, not a password export. Choose the CSV file your browser saved.",
    ),
    "pdf": message(
        "passwords.errors",
        "“{file}” is a PDF document, not a password export. Choose the CSV file your browser saved.",
    ),
    "media": message(
        "passwords.errors",
        "“{file}” is a sound or video file, not a password export. Choose the CSV file your browser saved.",
    ),
    "program": message(
        "passwords.errors",
        "“{file}” is a program, not a password export. Choose the CSV file your browser saved.",
    ),
    "spreadsheet": message(
        "passwords.errors",
        "“{file}” is a spreadsheet. Choose the CSV file your browser saved, before it was opened there.",
    ),
    "archive": message(
        "passwords.errors",
        "“{file}” is a packed file without a password export in it. "
        "Export the passwords again as CSV, then choose that file.",
    ),
    "archive-damaged": message(
        "passwords.errors",
        "“{file}” is a packed file that is not complete. "
        "Export the passwords again, then choose the new file.",
    ),
    "archive-locked": message(
        "passwords.errors",
        "“{file}” is a packed file with a password. "
        "Unpack it on your computer, then choose the file inside it.",
    ),
    "archive-bomb": message(
        "passwords.errors",
        "“{file}” unpacks to far more than a password export holds, so it was not read. "
        "Export the passwords again as CSV, then choose that file.",
    ),
    "database": message(
        "passwords.errors",
        "“{file}” is a program's own database. Export the passwords from that program as CSV.",
    ),
    "keepass-database": message(
        "passwords.errors",
        "“{file}” is a locked KeePass database. "
        "Open it in KeePassXC, export it as CSV, then choose that file.",
    ),
    "encrypted": message(
        "passwords.errors",
        "“{file}” is an encrypted export. Export again and choose CSV or JSON without encryption.",
    ),
    "encrypted-proton": message(
        "passwords.errors",
        "“{file}” is locked with a passphrase, as Proton Pass does. "
        "In Proton Pass, export again and choose CSV, or ZIP without a passphrase.",
    ),
    "encrypted-dashlane": message(
        "passwords.errors",
        "“{file}” is Dashlane's locked archive. "
        "In Dashlane, export again and choose CSV, then choose that file.",
    ),
    "encrypted-samsung": message(
        "passwords.errors",
        "“{file}” is most likely a locked export of Samsung Pass, "
        "which makes no other kind. "
        "Type the accounts that matter most in by hand.",
    ),
    "encrypted-enpass": message(
        "passwords.errors",
        "“{file}” is a locked Enpass vault. In Enpass, export as JSON or CSV, then choose that file.",
    ),
    "encrypted-1password": message(
        "passwords.errors",
        "“{file}” is a locked 1Password vault. In 1Password, export as 1PUX or CSV, then choose that file.",
    ),
    "encrypted-firefox": message(
        "passwords.errors",
        "“{file}” is the locked store of Firefox. "
        "In Firefox, open Passwords and choose to export them, then choose that file.",
    ),
    "locked-vault": message(
        "passwords.errors",
        "“{file}” holds no readable text, so it may be a locked vault. "
        "Open it in its own program, export as CSV or JSON, then choose that file.",
    ),
    "same-content": message(
        "passwords.errors", "“{file}” holds the same as another chosen file, so it was read once."
    ),
    "web-page": message(
        "passwords.errors",
        "“{file}” is a web page, not a password export. Choose the CSV file your browser saved.",
    ),
    "xml": message(
        "passwords.errors",
        "“{file}” is an XML file, which can't be read here. Export the passwords again as CSV.",
    ),
    "xml-broken": message(
        "passwords.errors",
        "“{file}” is not complete. Export from KeePass again as XML, then choose the new file.",
    ),
    "xml-entities": message(
        "passwords.errors",
        "“{file}” has declarations that no password export has, so it was not read. "
        "Export from KeePass again as XML, then choose the new file.",
    ),
    "json-other": message(
        "passwords.errors", "“{file}” is a JSON file of an unknown kind. Export the passwords again as CSV."
    ),
    "json-broken": message(
        "passwords.errors", "“{file}” is not complete. Export the passwords again, then choose the new file."
    ),
    "not-text": message(
        "passwords.errors",
        "“{file}” is not a text file, so it holds no exported passwords. "
        "Choose the CSV file your browser saved.",
    ),
    "no-password-column": message(
        "passwords.errors",
        "“{file}” does not say which column holds the passwords. "
        "Export them again as CSV with a first line, or say in the window which column is what.",
    ),
    "chrome-store": message(
        "passwords.errors",
        "“{file}” is the store of Chrome or a browser like it; its passwords are locked in it. "
        "In the browser, open the password manager and export the passwords as CSV.",
    ),
    "encrypted-buttercup": message(
        "passwords.errors",
        "“{file}” is a locked Buttercup vault. In Buttercup, export it as CSV, then choose that file.",
    ),
    "encrypted-lastpass": message(
        "passwords.errors",
        "“{file}” is the locked vault of LastPass. In LastPass, open Advanced Options, choose Export, "
        "then choose that CSV file.",
    ),
    "encrypted-padlock": message(
        "passwords.errors",
        "“{file}” is a locked Padlock backup. In Padlock, export as CSV, then choose that file.",
    ),
    "encrypted-passwordsafe": message(
        "passwords.errors",
        "“{file}” is a locked Password Safe database. In Password Safe, export as XML, "
        "then choose that file.",
    ),
    "keychain-dump": message(
        "passwords.errors",
        "“{file}” is a Mac’s keychain written out as text, which can't be read here. "
        "In the Passwords app, choose to export all passwords, then choose that CSV file.",
    ),
    "one-column": message(
        "passwords.errors",
        "“{file}” is a list with one column, so it does not say what each line is. "
        "If the lines are passwords, paste them under “Check passwords that you type”.",
    ),
    "one-time-codes": message(
        "passwords.errors",
        "“{file}” holds keys for one-time codes and no passwords, most likely from {program}. "
        "Whoever has it can make your codes, so keep it safe. "
        "Choose the export of your browser or password manager instead.",
    ),
    "other-table": message(
        "passwords.errors",
        "“{file}” is a part of {program}'s export that holds no passwords. Choose “{other}” beside it.",
    ),
    "xml-other-broken": message(
        "passwords.errors",
        "“{file}” is not complete. Export the passwords again, then choose the new file.",
    ),
    "not-a-table": message(
        "passwords.errors", "“{file}” is no table, so its columns can't be chosen. Choose a CSV file."
    ),
    "no-such-column": message("passwords.errors", "“{file}” has no such column. Choose the columns again."),
    "no-records": message(
        "passwords.errors",
        "“{file}” has a first line but no passwords after it. "
        "Check that there are saved passwords, then export them again.",
    ),
    "damaged": message(
        "passwords.errors",
        "“{file}” is damaged: its quotation marks do not match. Export the passwords again.",
    ),
    "unknown-format": message(
        "passwords.errors", "There is no export format “{format}”. The formats are: {formats}."
    ),
}

#: What to know about a file that was read.
NOTES: dict[str, Message] = {
    # What to know about an export that was read
    "warning-nothing-read": message("passwords.errors", "No login with a password was found."),
    "warning-damaged-characters": message(
        "passwords.errors",
        "Some signs in the file were damaged; a password with them may be read in a different way.",
    ),
    "warning-guessed-columns": message(
        "passwords.errors",
        "The file does not say which column is what. Check the sites and user names in the list.",
    ),
    "warning-html-entities": message(
        "passwords.errors",
        "Some passwords hold signs such as “&amp;”, which an old program may have "
        "written for “&”. Both readings are possible.",
    ),
    "warning-long-rows": message(
        "passwords.errors",
        "Some rows have more cells than there are columns. A password with a comma in it may have been cut.",
    ),
    "warning-other-format": message(
        "passwords.errors", "The file comes from another program than the one that was named."
    ),
    "warning-read-as-windows-1252": message(
        "passwords.errors",
        "The file is not in Unicode. Accented letters in passwords may be read in a different way.",
    ),
    "warning-saved-by-spreadsheet": message(
        "passwords.errors",
        "A spreadsheet seems to have saved the file. "
        "It may have changed numbers, such as zeros at the beginning.",
    ),
    "warning-unmatched-quotes": message(
        "passwords.errors",
        "Some quotation marks in the file do not match. The rows around them may be read in a different way.",
    ),
    "warning-breaches-incomplete": message(
        "passwords.errors",
        "The list of leaked passwords is not whole. A password that is not on it may be leaked all the same.",
    ),
}
