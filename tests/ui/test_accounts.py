"""The accounts in the window: added, changed, removed, brought back; seen as a picture and as a list."""

from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from selfhelp.case.change import keep_account, keep_accounts
from selfhelp.case.model import Account, Answers, Case
from selfhelp.ui.rooms.accounts.accounts import SEARCHED, AccountsPage
from selfhelp.ui.widgets.long_list import LongList
from selfhelp.ui.widgets.note_line import NoteLine
from selfhelp.ui.widgets.reach_picture import ReachList, ReachPicture
from selfhelp.ui.widgets.tabs import Tabs
from selfhelp.ui.widgets.text import Prose
from tests.ui.kit import House, Person, kept, settle

CASE = Case(answers=Answers(what=("doxxing",), country="US"), triage_done=True)
MAIL = "marta@example.org"
TIED = keep_accounts(
    [
        Account(id="mail", name="Old mail", username=MAIL, change_because=("reused",)),
        Account(id="ig", name="Instagram", service="instagram", reset_by=MAIL),
    ]
)(CASE)


@pytest.fixture
def person(house: House) -> Person:
    """Return someone with no account on the list yet."""
    return house.enter(CASE, page=("accounts", ""))


def row(account_id: str) -> str:
    """Return the name of the row of an account in the list."""
    return f"account-{account_id}"


def test_the_list_begins_with_the_mail_account(person: Person) -> None:
    """Nothing on the list: a picture, one sentence, one filled button, and no form in the way."""
    assert "Start with your mail account" in person.page_text()
    assert not person.has("account-name")
    person.click("account-add")
    assert person.where == ("account-form", "")
    name = person.find("account-name", QLineEdit)
    assert person.window.focusWidget() is name


def test_an_account_is_kept_changed_removed_and_brought_back(person: Person) -> None:
    """An account goes through its whole life."""
    person.click("account-add")
    person.type("account-name", "Old mail")
    person.type("account-username", MAIL)
    person.type("account-reset", "my number")
    person.click("account-keep")
    assert person.where == ("accounts", "")
    account = person.case.accounts[0]
    assert (account.name, account.username, account.reset_by) == ("Old mail", MAIL, "my number")
    assert person.notice() == "Old mail is on your list."
    person.go("account", account.id)
    assert "my number" in person.page_text()
    person.click("account-edit")
    assert person.find("account-username", QLineEdit).text() == MAIL
    person.click("choice-taken")
    person.click("account-keep")
    assert person.where == ("account", account.id)
    assert person.case.accounts[0].taken_over
    assert "someone is in this account" in person.page_text()
    person.click("account-remove")
    assert not person.case.accounts
    assert person.where == ("accounts", "")
    person.click("undo")
    assert person.case.accounts == (msgspec.structs.replace(account, taken_over=True),)
    assert "Start with your mail account" not in person.page_text()


@pytest.mark.usefixtures("light_keys")
@pytest.mark.parametrize("leaving", [False, True])
def test_an_account_half_typed_stays_when_the_folder_is_gone(
    house: House, folder: Path, leaving: bool
) -> None:
    """A stick that was pulled out takes no words along, also for whoever goes on to another page."""
    person = house.enter(session=kept(folder, CASE), page=("account-form", ""))
    person.type("account-name", "Old mail")
    away = folder.with_name("away")
    folder.rename(away)
    if leaving:
        person.window.go("plan")
        settle()
    else:
        person.click("account-keep")
    assert person.find("account-name", QLineEdit).text() == "Old mail"
    away.rename(folder)
    person.click("account-keep")
    assert [a.name for a in person.case.accounts] == ["Old mail"]


def test_undo_takes_an_added_account_back(person: Person) -> None:
    """The words after adding have the way back beside them."""
    person.click("account-add")
    person.type("account-name", "Bank")
    person.press(Qt.Key.Key_Return)
    assert [a.name for a in person.case.accounts] == ["Bank"]
    person.click("undo")
    assert person.case.accounts == ()
    assert "Start with your mail account" in person.page_text()


def test_an_account_from_the_catalogue_joins_the_plan(person: Person) -> None:
    """A service that is named is reviewed like one named in the first questions."""
    person.click("account-add")
    person.type("account-name", "instagram")
    person.click("account-keep")
    assert person.case.accounts[0].service == "instagram"
    assert person.desk.plan().item("privacy:instagram") is not None


def test_an_account_without_a_name_gets_a_sentence(person: Person) -> None:
    """An empty form is not kept; the field says what is missing and has the keyboard."""
    person.click("account-add")
    person.type("account-username", "marta")
    person.click("account-keep")
    assert "Write the name of the service or site." in person.page_text()
    assert person.window.focusWidget() is person.find("account-name", QLineEdit)
    assert person.find("account-name", QLineEdit).accessibleDescription().startswith("Write the name")
    assert person.case.accounts == ()


def test_a_name_is_taken_from_those_that_fit(person: Person) -> None:
    """A few letters offer names; one click takes one, and the keyboard is back in the field."""
    person.click("account-add")
    assert not person.has("name-1")
    person.type("account-name", "insta")
    person.click("name-1")
    assert person.find("account-name", QLineEdit).text() == "Instagram"
    assert person.window.focusWidget() is person.find("account-name", QLineEdit)
    assert not person.has("name-1")


def test_a_known_mailbox_fills_the_field(house: House) -> None:
    """What resets an account is chosen with one click, from what is on the list."""
    person = house.enter(TIED, page=("account-form", ""))
    person.click("suggested-1")
    assert person.find("account-reset", QLineEdit).text() == MAIL
    button = person.find("suggested-1", QAbstractButton)
    assert button.accessibleName() == f"{MAIL}: resets it"


def test_what_is_half_typed_is_there_again(person: Person) -> None:
    """Leaving the form keeps its words; cancelling forgets them."""
    person.click("account-add")
    person.type("account-name", "Ba")
    person.go("plan")
    person.go("account-form")
    assert person.find("account-name", QLineEdit).text() == "Ba"
    person.click("account-cancel")
    assert person.case.drafts == ()
    person.go("account-form")
    assert person.find("account-name", QLineEdit).text() == ""


def test_back_does_not_come_to_a_form_that_is_done(person: Person) -> None:
    """After adding, "Back" leads to what was before the form."""
    person.go("plan")
    person.go("accounts")
    person.click("account-add")
    person.type("account-name", "Bank")
    person.click("account-keep")
    person.click("back")
    assert person.where[0] != "account-form"


def test_a_new_password_is_noted_on_the_account(house: House) -> None:
    """The reasons are said in sentences; noting it takes them off, and Undo brings them back."""
    account = Account(id="a", name="Bank", change_because=("reused",))
    person = house.enter(keep_account(account)(CASE), page=("account", "a"))
    assert "You use it in more than one place." in person.page_text()
    assert any("The person may notice." in w.accessibleName() for w in person.all_of(NoteLine))
    person.click("changed-a")
    assert not person.case.accounts[0].change_because
    assert "more than one place" not in person.page_text()
    here = person.window.focusWidget()
    assert here is not None
    assert person.window.page is not None
    assert person.window.page.isAncestorOf(here), "the keyboard stays on the page"
    person.click("undo")
    assert person.case.accounts[0].change_because == ("reused",)


def test_the_picture_has_its_words_beside_it(house: House) -> None:
    """Who can't see the lines reads the same; the weak point leads to the mailbox's own page."""
    person = house.enter(TIED, page=("accounts", ""), size=(1280, 800))
    picture = person.all_of(ReachPicture)
    assert len(picture) == 1
    said = f"{MAIL} opens Instagram. Weak: same password elsewhere."
    assert said in picture[0].accessibleName()
    words = person.all_of(ReachList)[0].findChildren(Prose)
    assert [w.plain() for w in words] == [said]
    person.click("weak-1")
    assert person.where == ("account", "mail")


def test_the_picture_opens_what_is_clicked(house: House) -> None:
    """A click on a card of the picture opens that account."""
    person = house.enter(TIED, page=("accounts", ""), size=(1280, 800))
    picture = person.all_of(ReachPicture)[0]
    at = QPoint(picture.width() - 20, 28 + 24)
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    settle()
    assert person.where == ("account", "ig")


def test_the_list_is_one_arrow_key_away(house: House) -> None:
    """The tabs change between picture and list by keyboard, and keep it; the rows open the accounts."""
    person = house.enter(TIED, page=("accounts", ""), size=(1280, 800))
    tabs = person.find("accounts-view", Tabs)
    tabs.setFocus()
    QTest.keyClick(tabs, Qt.Key.Key_Right)
    settle()
    assert not person.all_of(ReachPicture)
    assert person.window.focusWidget() is person.find("accounts-view", Tabs)
    person.click(row("ig"))
    assert person.where == ("account", "ig")


def test_a_narrow_window_has_the_list_alone(house: House) -> None:
    """Where the picture has no room the list is there, and it comes back with the room."""
    person = house.enter(TIED, page=("accounts", ""), size=(1280, 800))
    person.window.resize(560, 700)
    settle()
    assert not person.all_of(ReachPicture)
    assert person.has(row("ig"))
    person.window.resize(1280, 800)
    settle()
    assert person.all_of(ReachPicture)


def test_many_accounts_are_searched(house: House) -> None:
    """Two hundred accounts are one list with a field over it; letters find, Enter opens."""
    names = [Account(id=f"a{n}", name=f"Account {n}", username="someone") for n in range(200)]
    assert len(names) > SEARCHED
    person = house.enter(keep_accounts(names)(CASE), page=("accounts", ""))
    listed = person.find("account-list", LongList)
    assert listed.model().rowCount() == 200
    person.type("account-search", "account 117")
    assert listed.model().rowCount() == 1
    person.press(Qt.Key.Key_Down)
    person.press(Qt.Key.Key_Return)
    assert person.where == ("account", "a117")


def test_services_of_the_questions_are_added_with_one_click(house: House) -> None:
    """What was ticked in the questions joins the list as one change."""
    case = Case(answers=Answers(where=("instagram", "x")), triage_done=True)
    person = house.enter(case, page=("accounts", ""))
    person.click("account-add-named")
    assert {a.service for a in person.case.accounts} == {"instagram", "x"}
    person.click("undo")
    assert person.case.accounts == ()


def test_an_account_that_is_gone_says_so(house: House) -> None:
    """A page of an account that was removed leads back to the list."""
    person = house.enter(CASE, page=("account", "gone"))
    person.click("account-all")
    assert person.where == ("accounts", "")
    assert isinstance(person.window.page, AccountsPage)
