"""What the pages of the accounts draw, without a window."""

from selfhelp.case.change import keep_accounts
from selfhelp.case.model import Account, Answers, Case
from selfhelp.language import activate, in_every_language, open_language, render
from selfhelp.views.account_form import (
    Typed,
    account_typed,
    missing_name,
    names_found,
    service_called,
    suggested_openers,
    typed_of,
)
from selfhelp.views.accounts import MY_NUMBER, account_state, accounts_state
from selfhelp.views.triage import accounts_named
from tests.factory import shipped

MAIL = "marta.k@mail.example"
CASE = keep_accounts(
    [
        Account(id="mail", name="Old mail", username=MAIL, change_because=("reused",)),
        Account(id="pp", name="PayPal", service="paypal", reset_by=MAIL),
        Account(id="bank", name="Bank", reset_by="my PHONE number"),
        Account(id="lib", name="Library"),
    ]
)(Case(answers=Answers(exposed=("phone",), where=("instagram", "paypal")), triage_done=True))


def shown(case: Case = CASE):  # type: ignore[no-untyped-def]  # the state, as the test reads it
    """Return the state of the list."""
    return accounts_state(shipped(), case, accounts_named(shipped(), case), render(MY_NUMBER))


def test_weak_points_lead_to_what_makes_them_strong() -> None:
    """The number leads to its task, the mailbox to its own page; the words say how many are safer."""
    state = shown()
    assert {(p.page, p.argument) for p in state.weak} == {("task", "lock-phone-number"), ("account", "mail")}
    assert state.weak_title is not None
    assert render(state.weak_title) == "Two weak points"
    assert state.weak_line is not None
    assert render(state.weak_line) == "Make these strong, and 2 accounts are safer."


def test_an_account_someone_is_in_leads_to_its_way_back() -> None:
    """Where the service has a route to take it back, the weak point is that route."""
    taken = Account(id="g", name="Google", service="google", username=MAIL, taken_over=True)
    case = keep_accounts([taken, Account(id="f", name="Forum", reset_by=MAIL)])(Case())
    point = shown(case).weak[0]
    assert (point.page, point.argument) == ("report-service", "google")
    assert account_state(shipped(), case, taken).take_back == "google"
    assert shown(case).weak_title is not None
    assert render(shown(case).weak_title) == "One weak point"


def test_the_number_is_called_as_the_form_calls_it() -> None:
    """However it was written, the person's own number has one name and the picture of a phone."""
    phone = next(o for o in shown().opens if o.icon == "smartphone")
    assert phone.name == "My phone number"
    assert phone.opens == ("Bank",)


def test_the_number_is_known_after_another_language_was_chosen() -> None:
    """Noted as “رقم هاتفي”, then the program speaks English: still a known number, and called so here."""
    activate(open_language("ar"))
    noted = render(MY_NUMBER)
    activate(open_language("en"))
    assert noted != render(MY_NUMBER)
    case = keep_accounts([Account(id="b", name="Bank", reset_by=noted)])(
        Case(answers=Answers(exposed=("phone",)))
    )
    spellings = in_every_language(MY_NUMBER)
    state = accounts_state(shipped(), case, (), render(MY_NUMBER), spellings)
    assert [(o.name, o.icon) for o in state.opens] == [("My phone number", "smartphone")]
    assert state.weak_title is not None
    assert render(state.weak_title) == "One weak point"


def test_rows_put_care_first_and_say_what_resets() -> None:
    """The weak account is on top; each says its user name, what it opens, what resets it."""
    rows = shown().rows
    assert [r.id for r in rows] == ["mail", "bank", "lib", "pp"]
    line = rows[0].line
    assert line is not None
    assert render(line) == f"{MAIL} · opens 1 other"
    assert rows[0].caution is not None
    assert rows[2].line is None
    assert rows[3].line is not None
    assert render(rows[3].line) == f"reset by {MAIL}"


def test_what_is_not_in_the_picture_is_counted() -> None:
    """An account that nothing is noted of stays in sight as a number; without a picture there is no count."""
    untied = shown().untied
    assert untied is not None
    assert render(untied).startswith("1 account is only in the list.")
    alone = keep_accounts([Account(id="lib", name="Library")])(Case())
    assert shown(alone).untied is None
    assert shown(alone).opens == ()
    assert shown(alone).weak_title is None


def test_services_of_the_questions_are_offered() -> None:
    """What was ticked and is not on the list is named, so that one click adds it."""
    state = shown()
    assert [a.service for a in state.named] == ["instagram"]
    assert state.named_line is not None
    assert render(state.named_line) == "You also said you use Instagram."


def test_one_account_says_why_and_where() -> None:
    """Reasons are sentences; the page for a new password is only offered while one is needed."""
    paypal = Account(id="pp", name="PayPal", service="paypal", change_because=("common", "reused", "later"))
    state = account_state(shipped(), keep_accounts([paypal])(CASE), paypal)
    assert [render(r) for r in state.reasons] == [
        "It is one of the most common passwords.",
        "You use it in more than one place.",
    ]
    assert state.second_step == "paypal"
    assert not state.second_step_on
    plain = Account(id="pp", name="PayPal", service="paypal")
    assert account_state(shipped(), CASE, plain).change_link == ""


def test_an_account_of_another_site_finds_its_second_step_by_name() -> None:
    """Written as its name, another name or its address, one of the other sites is known."""
    found = [
        account_state(shipped(), CASE, Account(id="a", name=n)) for n in ("adobe", "www.adobe.com", "Aunt")
    ]
    assert [f.second_step for f in found] == ["adobe", "adobe", ""]


def test_the_form_knows_services_by_name() -> None:
    """A name finds the service, whatever its letters; a name of one's own keeps what it was."""
    made = account_typed(shipped(), Typed(name=" instagram ", username=" m "), None, "new")
    assert (made.id, made.name, made.service, made.username) == ("new", "Instagram", "instagram", "m")
    own = account_typed(shipped(), Typed(name="My cellar"), None, "new")
    assert (own.name, own.service) == ("My cellar", None)
    before = Account(id="w", name="Work mail", service="google", change_because=("reused",))
    again = account_typed(shipped(), Typed(name="Work mail", taken_over=True), before, "other")
    assert (again.id, again.service, again.change_because, again.taken_over) == (
        "w",
        "google",
        ("reused",),
        True,
    )
    renamed = account_typed(shipped(), Typed(name="Garden club"), before, "other")
    assert renamed.service is None
    assert service_called(shipped(), "") is None


def test_a_nameless_form_says_what_is_missing() -> None:
    """Only the name is needed."""
    missing = missing_name(Typed(name="  ", username="someone"))
    assert missing is not None
    assert render(missing) == "Write the name of the service or site."
    assert missing_name(Typed(name="Bank")) is None


def test_what_was_half_typed_comes_back() -> None:
    """A draft wins over the account; without one the account is shown; nothing is nothing."""
    typed = Typed("Bank", "m", "42", taken_over=True)
    assert typed_of(None, typed.words()) == typed
    assert typed_of(None, Typed("Bank").words()) == Typed("Bank")
    assert typed_of(Account(id="a", name="Bank", reset_by="42"), {}) == Typed("Bank", reset_by="42")
    assert typed_of(None, {}) == Typed()


def test_mailboxes_of_the_list_are_suggested() -> None:
    """What resets other accounts is offered first, each spelling once, the account itself never."""
    assert set(suggested_openers(shipped(), CASE)) == {"my PHONE number", MAIL}
    only = keep_accounts([Account(id="m", name="x", username=MAIL)])(Case())
    assert suggested_openers(shipped(), only) == (MAIL,)
    assert suggested_openers(shipped(), only, "m") == ()


def test_names_are_offered_while_typing() -> None:
    """What begins with the letters comes first, services before other sites; a whole name needs no offer."""
    assert names_found(shipped(), "insta", 4)[0] == "Instagram"
    assert "Adobe" in names_found(shipped(), "ado", 4)
    assert names_found(shipped(), "i", 4) == ()
    assert names_found(shipped(), "Instagram", 4) == ()
    assert len(names_found(shipped(), "co", 3)) == 3
    mail = names_found(shipped(), "mail", 40)
    assert len({n.casefold() for n in mail}) == len(mail)
    assert all(any(w.startswith("mail") for w in n.casefold().split()) for n in mail)
