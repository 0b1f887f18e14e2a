"""The password audit as text: what to change, why, and never a password."""

from pathlib import Path

from selfhelp.documents import audit_words
from selfhelp.documents.audit_document import report_text
from selfhelp.passwords.audit import audit
from selfhelp.passwords.explain import EXPLANATIONS
from selfhelp.passwords.importers import read_export
from selfhelp.passwords.model import REASONS
from selfhelp.passwords.order import WHY_ORDER
from selfhelp.passwords.personal import KINDS
from selfhelp.passwords.related import LIKENESS

SECRETS = ("correct-Kanarienvogel-9", "Kanarienvogel-31")


def test_every_code_of_an_audit_has_words() -> None:
    """What makes a password weak, what it shares with others and why it comes early: none goes unsaid."""
    assert set(audit_words.EXPLANATIONS) == set(EXPLANATIONS)
    assert set(audit_words.RELATED_BY) == set(LIKENESS)
    assert set(audit_words.PERSONAL) == set(KINDS)
    assert set(audit_words.REASONS) == set(REASONS)
    assert set(audit_words.WHY_ORDER) == set(WHY_ORDER)


def test_text_of_an_audit(tmp_path: Path) -> None:
    """Each finding has its reasons under its account; what is fine is counted; no password is in it."""
    export = tmp_path / "export.csv"
    export.write_text(
        "name,url,username,password\n"
        f"One,https://one.example,me,{SECRETS[0]}\nTwo,https://two.example,you,{SECRETS[0]}\n"
        "Three,https://three.example,me,123456\nFour,https://four.example,me,\n"
        f"Five,https://five.example,me,zR8#qLw2!vTx{SECRETS[1]}\n"
    )
    text = report_text(audit(read_export(export)))
    lines = text.splitlines()
    assert lines[0] == "5 accounts were read."
    assert "no proof of safety" in lines[1]
    assert "1 account looks fine." in lines
    for name in ("One", "Two", "Three", "Four"):
        assert sum(name in line for line in lines) == 1
    assert sum("used in 1 other place" in line for line in lines) == 2
    assert "most common" in lines[next(n for n, line in enumerate(lines) if "Three" in line) + 1]
    for secret in (*SECRETS, "123456"):
        assert secret not in text
