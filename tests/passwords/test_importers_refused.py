"""What can not be read is named, and so is what can: authenticator apps, locked vaults, other tables."""

from pathlib import Path

import pytest

from selfhelp.passwords.errors import ExportError
from selfhelp.passwords.importers import read_export


@pytest.mark.parametrize(
    ("text", "program"),
    [
        ('{"version": 1, "header": {"slots": null}, "db": {"entries": []}}', "Aegis"),
        ('[{"secret": "AAAA", "label": "x", "algorithm": "SHA1", "type": "TOTP"}]', "andOTP"),
        ('{"tokenOrder": ["x"], "tokens": [{"secret": [1, 2]}]}', "FreeOTP"),
        ('{"services": [{"secret": "AAAA"}], "schemaVersion": 4}', "2FAS"),
        ('{"services": [], "schemaVersion": 4, "servicesEncrypted": "AAAA"}', "2FAS"),
        ('<?xml version="1.0"?>\n<map><string name="com.authy.storage">[]</string></map>', "Authy"),
        ('[{"accountType": "OtpAccount", "otpGenerator": {"otpSecret": "AAAA"}}]', "Duo"),
        ('{"Authenticators": [{"Secret": "AAAA"}]}', "Stratum"),
        ('{"entries": [{"content": {"uri": "otpauth://totp/x?secret=AAAA"}}]}', "Proton Authenticator"),
        ('{"accounts": {"1": {"shared_secret": "AAAA"}}}', "Steam"),
        ("otpauth-migration://offline?data=AAAA\n", "Google Authenticator"),
        ("otpauth://totp/x?secret=AAAA\n", "Ente Auth"),
        ("\xac\xed\x00\x05sr\x00\x11java.util.HashMap", "FreeOTP"),
        ("AUTHENTICATORPRO\x1f\x9b", "Stratum"),
        ("SQLite format 3\x00 CREATE TABLE accounts (oath_secret_key TEXT)", "Microsoft Authenticator"),
    ],
)
def test_one_time_codes_are_named(tmp_path: Path, text: str, program: str) -> None:
    """The export of an authenticator app is named as such, with the app, and never as a broken export."""
    file = tmp_path / "export.bin"
    file.write_bytes(text.encode("latin-1"))
    with pytest.raises(ExportError) as caught:
        read_export(file)
    assert (caught.value.code, caught.value.values["program"]) == ("one-time-codes", program)
    assert "AAAA" not in str(caught.value)


@pytest.mark.parametrize(
    ("data", "code", "word"),
    [
        (b"b~>buttercup/a$U2VjcmV0", "encrypted-buttercup", "Buttercup"),
        (b"LPAV\x00\x00\x00\x03123LOCL", "encrypted-lastpass", "LastPass"),
        (b"TFBBVgAAAAMxMjM=", "encrypted-lastpass", "LastPass"),
        (b"PWS3\x01\x02", "encrypted-passwordsafe", "Password Safe"),
        (b'{"version": 1, "cipher": "aes", "salt": "c", "ct": "U2Vj"}', "encrypted-padlock", "Padlock"),
        (b"SQLite format 3\x00 CREATE TABLE logins (password_value BLOB)", "chrome-store", "Chrome"),
        (b"SQLite format 3\x00 CREATE TABLE nssPrivate (id)", "encrypted-firefox", "Firefox"),
        (b'keychain: "/Users/x/login.keychain-db"\nversion: 512\n', "keychain-dump", "Passwords app"),
        (b"type,number,name,issue_date,state\npassport,47,A,1,x\n", "other-table", "credentials.csv"),
        (b"nickname,status,content\nA,active,words\n", "other-table", "UserAccount.csv"),
        (b"Secret-One\nSecret-Two\n", "one-column", "Check passwords that you type"),
        (b"[wifi]\nid=Home\npsk=Secret-Three\n", "one-column", "Check passwords that you type"),
    ],
)
def test_what_can_not_be_read_names_what_can(tmp_path: Path, data: bytes, code: str, word: str) -> None:
    """A locked or other file says which program it is from, and what to choose instead."""
    file = tmp_path / "export.bin"
    file.write_bytes(data)
    with pytest.raises(ExportError) as caught:
        read_export(file)
    assert caught.value.code == code
    assert word in str(caught.value)
    assert "Secret" not in str(caught.value)
