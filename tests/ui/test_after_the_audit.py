"""What follows from an audit: changing a password, the list of accounts, facts, and lists of leaks."""

import hashlib
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from selfhelp.case.change import keep_account
from selfhelp.case.compare import Changes
from selfhelp.case.model import Account, Case
from selfhelp.passwords.model import Finding
from selfhelp.ui.audit_work import known
from selfhelp.ui.rooms.passwords import passwords as passwords_page
from selfhelp.views.listed_account import all_listed
from tests.ui.auditing import audit
from tests.ui.kit import House, Person

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06"


@pytest.fixture
def person(house: House) -> Person:
    """Return someone at the audit, before a file is chosen."""
    return house.enter(Case(triage_done=True), page=("passwords", ""))


def test_a_changed_password_leaves_the_report_and_the_list(person: Person, export: Path) -> None:
    """After "I have changed it" the account is off the report, and its entry on the list asks for nothing."""
    audit(person, export)
    person.click("list-all")
    before = [a for a in person.case.accounts if a.change_because]
    assert before
    assert person.desk.plan().item("password:change") is not None
    name = next(w.objectName() for w in person.all_of(QWidget) if w.objectName().startswith("change-"))
    person.click(name)
    person.click("changed")
    assert person.where == ("passwords", "")
    assert not person.has(name)
    assert len([a for a in person.case.accounts if a.change_because]) == len(before) - 1


def test_all_on_the_list_are_one_save_and_one_undo(person: Person, export: Path) -> None:
    """Putting the whole report on the list is one change, and "Undo" takes all of it back."""
    audit(person, export)
    before = person.case
    told: list[Changes] = []
    person.desk.session.watch(told.append)
    person.click("list-all")
    assert len([a for a in person.case.accounts if a.change_because]) > 1
    assert len(told) == 1
    person.click("undo")
    assert person.case == before


def test_two_findings_about_one_account_make_one(person: Person) -> None:
    """Where an export holds an account twice, the list holds it once, with the reasons of both."""
    one = Finding(1, "Shop", "shop.example", "me", order=1, score=0, reasons=("weak",))
    two = Finding(2, "Shop", "shop.example", "me", order=2, score=0, reasons=("reused", "weak"))
    findings = [one, two]
    made = all_listed(findings, person.case, person.desk.catalogue)
    assert [(a.name, a.change_because) for a in made] == [("Shop", ("weak", "reused"))]


def test_a_pass_phrase_is_copied_and_another_is_made(person: Person, export: Path) -> None:
    """The new pass phrase goes to the clipboard; another one is another one."""
    audit(person, export)
    name = next(w.objectName() for w in person.all_of(QWidget) if w.objectName().startswith("change-"))
    person.click(name)
    person.click("copy-phrase")
    first = QGuiApplication.clipboard().text()
    assert first.count("-") == 5
    assert person.find("new-phrase", QLineEdit).text() == first
    person.click("another-phrase")
    assert person.find("new-phrase", QLineEdit).text() != first


def test_a_chosen_list_of_leaked_passwords_is_used(
    person: Person, export: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A list that was chosen is named, and what is on it is found; a file that is none gets a sentence."""
    wrong = tmp_path / "holiday.jpg"
    wrong.write_bytes(PNG)
    monkeypatch.setattr(passwords_page, "choose_file", lambda *_args: wrong)
    person.click("offer-breaches")
    assert person.notice() != ""
    assert person.desk.audit.breaches is None
    leaked = "correct-gravel-tunnel-orbit-lamp"
    ordered = tmp_path / "leaked.txt"
    hashed = hashlib.sha1(leaked.encode(), usedforsecurity=False).hexdigest().upper()
    ordered.write_text(f"{hashed}:7\n", encoding="ascii")
    monkeypatch.setattr(passwords_page, "choose_file", lambda *_args: ordered)
    person.click("offer-breaches")
    assert "leaked.txt" in person.page_text()
    audit(person, export)
    report = person.desk.audit.report
    assert report is not None
    assert [f.title for f in report.findings if "breached" in f.reasons] == ["Library"]
    assert "The list of leaked passwords is not whole." in person.page_text(), "one line is no whole list"


def test_what_the_list_of_accounts_says_comes_first(person: Person, export: Path) -> None:
    """An account that someone else is in, and one that resets others, is put before its equals."""
    first = "Forum"
    taken = keep_account(Account(id="1", name=first, taken_over=True))
    told = known(person.desk.catalogue, taken(Case()))
    assert first in told.taken_over
    reset = keep_account(Account(id="2", name="Shop", reset_by="marta.k@mail.example"))
    told = known(person.desk.catalogue, reset(Case()))
    assert told.resets == {"marta.k@mail.example": ["Shop"]}
    person.desk.session.do(taken)
    audit(person, export)
    assert person.desk.audit.findings()[0].title == first


def test_facts_find_passwords_made_of_them(person: Person, tmp_path: Path) -> None:
    """A pet's name that was typed is found in a password; a wrong date gets a sentence; leaving forgets."""
    person.go("password-facts")
    person.type("facts-dates", "12.3.1987")
    person.click("facts-use")
    assert "A date is not clear." in person.page_text()
    assert person.window.focusWidget() is person.find("facts-dates", QLineEdit)
    person.type("facts-dates", "")
    person.type("facts-pets", "Schnurrli")
    person.click("facts-use")
    assert person.where == ("passwords", "")
    path = tmp_path / "one.csv"
    path.write_text("name,url,username,password\nA,https://a.example,me,Schnurrli!xK93vQ\n", encoding="utf-8")
    audit(person, path)
    assert "a pet’s name" in person.page_text()
    person.desk.shell.lock()
    assert person.desk.audit.facts.pets == ()
    assert person.desk.audit.report is None


def test_typed_lines_and_security_answers(person: Person) -> None:
    """Pasted lines become a report, answers are judged on the page, and none of them stays in a field."""
    person.go("password-entry")
    person.click("entry-look")
    assert "at least one line" in person.page_text()
    person.click("fold-answers")
    person.type("answer-1", "sunshine")
    person.type("question-1", "Favourite word?")
    person.click("answers-look")
    assert "Favourite word?" in person.page_text()
    assert "sunshine" not in person.page_text()
    lines = person.find("entry-lines", QPlainTextEdit)
    lines.setPlainText("mail.example,me,qwerty\nshop.example,me,qwerty")
    person.click("entry-look")
    assert person.where == ("passwords", "")
    assert "2 accounts were read" in person.page_text()
