"""Four people, from the first question to the second evening."""

import datetime as dt
import os
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QTime
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDateEdit, QTimeEdit, QWidget

from selfhelp.case.model import Case
from selfhelp.ui.rooms.questions.danger import DangerPage
from selfhelp.ui.rooms.questions.question import QuestionPage
from tests.ui.kit import PASSPHRASE, TODAY, House, Person


def tell(person: Person, **answers: str | tuple[str, ...]) -> None:
    """Go through the questions from where one is: answer those named here, skip the others.

    A single answer goes on by itself; where several fit, and for the country, "Continue" does.
    """
    while person.where[0] == "triage":
        page, here = person.window.page, person.where
        assert isinstance(page, QuestionPage | DangerPage)
        values = answers.get(page.step.id.replace("-", "_")) if isinstance(page, QuestionPage) else None
        if isinstance(page, QuestionPage) and page.step.kind == "country" and isinstance(values, str):
            person.choose("country", values)
        elif values:
            for value in (values,) if isinstance(values, str) else values:
                if not person.has(f"choice-{value}"):
                    person.click("more-answers")
                person.click(f"choice-{value}")
        elif person.has("triage-skip"):
            person.click("triage-skip")
        if person.where == here:
            person.click("triage-continue")


def keep(person: Person, passphrase: str = PASSPHRASE) -> None:
    """Save the plan from the plan itself, with a passphrase."""
    assert person.where == ("plan", ""), "the plan is seen before anything has to be saved"
    person.click("save-plan")
    person.click("choice-passphrase")
    assert person.where == ("keep", "")
    person.click("keep-continue")
    person.type("passphrase", passphrase)
    person.type("passphrase-again", passphrase)
    person.click("keep-continue")
    assert person.desk.session.kept, person.notice()
    person.click("keep-later")
    assert person.where == ("plan", ""), person.notice()


def write_down(person: Person, what: str, when: str = "") -> None:
    """Write a note, such as at "2026-11-21 21:40" by this computer's clock, and see it listed."""
    person.click("rail-records")
    person.click("note-new")
    person.type("incident-what", what)
    if when:
        day, hour = when.split(" ")
        person.find("incident-day", QDateEdit).setDate(QDate.fromString(day, "yyyy-MM-dd"))
        person.find("incident-time", QTimeEdit).setTime(QTime.fromString(hour, "HH:mm"))
    person.click("incident-keep")
    assert person.where == ("records", ""), person.notice()
    assert what in person.page_text()
    if when:
        made = next(i for i in person.case.incidents if i.what == what)
        assert made.when.astimezone().strftime("%Y-%m-%d %H:%M") == when


def ask_first_site(person: Person, reference: str) -> str:
    """Send the first request to a people-search site. Returns the site's id."""
    person.click("rail-people-search")
    person.click("start")
    page, site = person.where
    assert page == "broker"
    person.type("reference", reference)
    person.click("sent")
    assert person.case.request(f"broker:{site}") is not None
    return site


def write_to_family(person: Person) -> str:
    """Fill in the letter that warns relatives, and copy it. Returns what was copied."""
    person.click("rail-people")
    person.click("open-family-heads-up")
    person.type("gap-their-name", "Tia Rosa")
    person.type("gap-my-name", "Joana")
    before_copy = QGuiApplication.clipboard().text()
    person.click("letter-copy")
    assert QGuiApplication.clipboard().text() == before_copy, "with gaps open nothing is copied at first"
    person.type("gap-what-happened", "made calls about me")
    person.type("gap-how-to-reach-me", "on my new number")
    person.click("letter-copy")
    return QGuiApplication.clipboard().text()


def leave(person: Person) -> None:
    """Leave by the button, and see that nothing stays open."""
    with person.qtbot.waitSignal(person.window.left):
        person.click("leave")
    assert not person.window.isVisible()
    assert person.desk.session.case == Case()


def come_back(house: House, passphrase: str = PASSPHRASE, *, days: int = 1) -> Person:
    """Start the program again some days later and open the notes."""
    person = house.enter()
    person.tomorrow(days)
    assert person.where == ("unlock", "")
    person.type("unlock-passphrase", passphrase)
    person.click("unlock-open")
    assert person.where == ("plan", ""), person.notice()
    return person


def test_doxxed_in_the_united_states(house: House, folder: Path) -> None:
    """Someone whose address was posted saves, asks sites, closes a profile, and finds it all again."""
    person = house.enter()
    assert person.where == ("threshold", "")
    person.click("begin")
    tell(
        person,
        danger="no",
        watched="no",
        what="doxxing",
        who="group",
        where=("google", "instagram"),
        exposed="home-address",
        country="US",
        minutes="30",
    )
    assert not folder.exists(), "nothing is written before the choice"
    keep(person)
    assert (folder / "notes-a.safe").is_file()

    person.click("start")
    assert person.where == ("task", "tonight-elsewhere"), "where to sleep comes before any cleaning up"
    person.click("done")
    person.click("one-more")
    assert person.where == ("task", "save-evidence")
    person.click("done")
    assert person.where[0] == "after"
    assert "If the posts disappear now, you still have your copies." in person.page_text()
    assert person.has("not-done")

    site = ask_first_site(person, "REF-2044")
    person.click("rail-privacy")
    person.click("open-instagram")
    person.click("setting-done")
    person.click("setting-done")

    write_down(person, "A new account posted my street.", "2026-11-21 21:40")
    before = person.case
    leave(person)

    raw = b"".join(p.read_bytes() for p in folder.iterdir())
    assert b"instagram" not in raw, "what is kept can't be read without the passphrase"

    person = come_back(house)
    assert person.case == before
    assert "2 things are done already" in person.page_text()
    person.click("rail-records")
    assert "A new account posted my street." in person.page_text()
    person.click("rail-privacy")
    person.click("open-instagram")
    assert sum(m.subject.startswith("setting:instagram/") for m in person.case.marks) == 2
    person.click("rail-people-search")
    person.click("waiting")
    person.click(f"open-{site}")
    assert "REF-2044" in person.page_text()


@pytest.mark.usefixtures("light_keys")
def test_hacked_account_in_germany(house: House) -> None:
    """Someone locked out of their mail takes it back, turns on a second step, and sees it next week."""
    person = house.enter()
    person.click("begin")
    tell(
        person,
        danger="no",
        watched="no",
        what="hacked-account",
        hacked="google",
        who="stranger",
        where=("google", "instagram"),
        exposed="passwords",
        country="DE",
        minutes="60",
    )
    keep(person)

    person.click("start")
    assert person.where == ("task", "save-account-changes")
    person.click("done")
    person.click("one-more")
    # What changed is saved by now: taking it back signs others out, and their traces go.
    assert person.where == ("report-service", "google"), "the mail account comes before the others"
    person.type("reference-recovery", "1-23456")
    person.click("sent-recovery")
    person.click("part-sessions")
    person.click("sessions-done")

    person.click("rail-two-factor")
    person.click("open-google")
    person.click("2fa-done")

    person.click("rail-accounts")
    person.click("account-named-google")
    person.click("account-edit")
    person.type("account-reset", "my number")
    person.click("account-keep")
    before = person.case
    assert before.accounts[0].taken_over
    leave(person)

    person = come_back(house, days=30)
    assert person.case == before
    assert person.desk.country() == "DE"
    look_at_what_was_asked(person)


def look_at_what_was_asked(person: Person) -> None:
    """A month later what was done is done, and what was asked of the service is to be looked at."""
    done = {i.id for i in person.desk.plan().done()}
    assert {"task:save-account-changes", "sessions:google", "two-factor:google"} <= done
    waiting = person.desk.plan().item("recovery:google")
    assert waiting is not None
    assert waiting.state == "waiting", "it was asked, and it is not over"
    person.click("rail-report")
    assert "Time to look again" in person.page_text()
    person.click("asked-recovery:google")
    assert "1-23456" in person.page_text()
    person.click("rail-help")
    assert "112" in person.page_text()


@pytest.mark.usefixtures("light_keys")
def test_family_called_in_brazil(house: House) -> None:
    """Someone whose relatives are called warns them, writes calls down, and goes on the next day."""
    person = house.enter()
    person.click("begin")
    tell(
        person,
        danger="no",
        watched="maybe",
        what="calls-to-others",
        who="known",
        where="whatsapp",
        exposed=("family", "phone"),
        country="BR",
        minutes="15",
    )
    keep(person)

    # On a device that may be watched, making sure of a safe one comes first.
    assert person.desk.plan().next is not None
    person.click("start")
    assert person.where[0] == "task"
    first = person.where[1]
    person.click("done")
    assert person.case.mark(f"task:{first}") is not None

    copied = write_to_family(person)
    assert "Dear Tia Rosa" in copied
    assert "[" not in copied

    for hour in (21, 22):
        write_down(person, f"Call to my aunt at {hour}.", f"2026-11-21 {hour}:05")

    person.click("rail-report")
    person.click("open-whatsapp")
    sent = next(w.objectName() for w in person.all_of(QWidget) if w.objectName().startswith("sent-"))
    person.click(sent)
    before = person.case
    assert [i.what[-3:-1] for i in before.incidents] == ["22", "21"], "the newest stands first"
    leave(person)
    assert QGuiApplication.clipboard().text() == "", "leaving takes our text off the clipboard"

    person = come_back(house)
    assert person.case == before
    assert person.desk.session.kept
    person.click("rail-help")
    assert "190" in person.page_text()
    person.click("rail-records")
    assert "Call to my aunt at 21." in person.page_text()


def _snapshot(*roots: Path) -> dict[str, tuple[int, int]]:
    """Return size and time of change of every file under some folders."""
    found: dict[str, tuple[int, int]] = {}
    for root in roots:
        for place, _folders, files in os.walk(root):
            for name in files:
                path = Path(place) / name
                state = path.stat()
                found[str(path)] = (state.st_size, state.st_mtime_ns)
    return found


def test_nothing_kept_leaves_nothing(house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Someone on a watched computer works through three rooms, and not one file tells of it."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(scratch))
    before = _snapshot(tmp_path)

    person = house.enter()
    person.click("begin")
    person.click("choice-from-others")
    assert person.where == ("triage", "danger-help")
    person.choose("country", "FR")
    assert "112" in person.page_text()
    person.click("triage-continue")
    person.click("choice-me")
    person.click("choice-yes")
    assert person.where == ("triage", "watched-advice")
    person.click("keep-nothing")
    person.click("triage-continue")
    tell(
        person,
        what="stalking",
        who="live-with",
        where=("google", "whatsapp"),
        exposed="location",
        minutes="15",
    )
    assert person.where == ("plan", ""), "whoever chose to keep nothing is not asked again"
    assert person.case.answers.country == "FR"

    person.click("start")
    person.click("done")
    person.click("rail-two-factor")
    person.click("open-google")
    person.click("2fa-done")
    write_down(person, "He knew where I was on Tuesday.")
    person.click("rail-privacy")
    person.click("start")
    assert person.where == ("service", "google")
    person.click("setting-done")
    assert len(person.case.marks) == 3
    assert person.case.incidents[0].when.astimezone(dt.UTC).date() == TODAY
    leave(person)

    assert _snapshot(tmp_path) == before
    person = house.enter()
    assert person.where == ("threshold", "")
    assert person.case == Case()
