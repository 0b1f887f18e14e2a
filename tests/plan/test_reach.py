"""What opens what: one way for two spellings, weak ones first, and the password that matters most."""

import pytest
from msgspec.structs import replace

from selfhelp.case import change, subjects
from selfhelp.case.model import Account, Answers, Case
from selfhelp.catalogue.model import Catalogue, ServiceKind
from selfhelp.language import render
from selfhelp.plan.order import make_plan
from selfhelp.plan.reach import (
    Weakness,
    account_weakness,
    first_to_change,
    has_second_step,
    is_number,
    opened_with,
    ways_in,
)
from tests.factory import TODAY, shipped
from tests.plan.mail import PLAIN

MAIL = "marta.k@mail.example"


def with_accounts(*accounts: Account, **answers: object) -> Case:
    """Return a case with these accounts."""
    made = Case(answers=Answers(**answers), triage_done=True)  # type: ignore[arg-type]  # given by name
    return change.keep_accounts(accounts)(made)


def test_two_spellings_are_one_way() -> None:
    """Spaces, signs and capitals make no other number and no other address."""
    case = with_accounts(
        Account(id="a", name="A", reset_by="+49 151 42"),
        Account(id="b", name="B", reset_by="+4915142 "),
        Account(id="c", name="C", reset_by="Marta@Mail.example"),
        Account(id="d", name="D", reset_by="marta@mail.example"),
    )
    assert [(w.kind, len(w.opens)) for w in ways_in(shipped(), case)] == [("phone", 2), ("mail", 2)]


def test_numbers_are_known_by_their_digits() -> None:
    """A number, or its last digits; not a name with a digit, and not one digit alone."""
    assert is_number("+49 (151) 42-00")
    assert is_number("42")
    assert not is_number("4")
    assert not is_number("mail2")
    assert not is_number("")


def test_a_known_number_is_weak_until_it_is_locked() -> None:
    """What the person knows is weak; the lock at the phone company makes it strong."""
    case = with_accounts(Account(id="a", name="Bank", reset_by="42 00"), exposed=("phone",))
    assert ways_in(shipped(), case)[0].weak == "known-number"
    locked = change.mark(subjects.task("lock-phone-number"), "done", TODAY)(case)
    way = ways_in(shipped(), locked)[0]
    assert (way.weak, way.strong) == (None, "number-locked")
    assert ways_in(shipped(), with_accounts(*case.accounts))[0].weak is None


def test_the_mailbox_is_found_among_accounts_with_its_address() -> None:
    """A shop where the address is the user name is not the mailbox; the mail service is."""
    shop = Account(id="s", name="Amazing shop", username=MAIL)
    other = Account(id="o", name="Forum", username="m", reset_by=MAIL)
    google = Account(id="g", name="Work", service="google", username=MAIL, change_because=("reused",))
    named = Account(id="n", name="Old mail", username=MAIL, taken_over=True)
    assert ways_in(shipped(), with_accounts(shop, other))[0].account is None
    way = ways_in(shipped(), with_accounts(shop, other, google))[0]
    assert (way.account, way.weak, way.kind) == (google, "reused", "mail")
    way = ways_in(shipped(), with_accounts(shop, other, named))[0]
    assert (way.account, way.weak) == (named, "taken-over")


def test_a_second_step_makes_strong_but_not_what_is_weak() -> None:
    """Strong in words only where nothing makes it weak."""
    google = Account(id="g", name="Google", service="google", username=MAIL)
    case = with_accounts(google, Account(id="o", name="Forum", reset_by=MAIL))
    case = change.mark(subjects.two_factor("google"), "done", TODAY)(case)
    assert ways_in(shipped(), case)[0].strong == "second-step"
    weak = change.keep_account(
        Account(id="g", name="Google", service="google", username=MAIL, taken_over=True)
    )
    way = ways_in(shipped(), weak(case))[0]
    assert (way.weak, way.strong) == ("taken-over", None)


def test_weak_ways_come_first_then_what_opens_most() -> None:
    """The order of the page: weak points, then reach, then the name."""
    case = with_accounts(
        Account(id="1", name="A", reset_by="b@x.example"),
        Account(id="2", name="B", reset_by="b@x.example"),
        Account(id="3", name="C", reset_by="77 77"),
        Account(id="4", name="D", reset_by="a@x.example"),
        exposed=("phone",),
    )
    assert [w.name for w in ways_in(shipped(), case)] == ["77 77", "b@x.example", "a@x.example"]


def test_a_mailbox_that_names_itself_opens_nothing() -> None:
    """An account that resets itself is no line of the picture."""
    assert ways_in(shipped(), with_accounts(Account(id="a", name="Me", reset_by="me"))) == ()
    own = Account(id="g", name="Google", service="google", username=MAIL, reset_by=MAIL)
    assert ways_in(shipped(), with_accounts(own)) == ()
    # A shop that takes the address as its user name is reset by that address all the same.
    assert ways_in(shipped(), with_accounts(Account(id="s", name="Shop", username=MAIL, reset_by=MAIL)))


def test_the_named_password_is_the_most_important_one() -> None:
    """ "Change X and others" names the mailbox, not the first of the alphabet; then phone, then money."""
    reused = ("reused",)
    many = [Account(id=f"z{n}", name=f"Aardvark {n}", change_because=reused) for n in range(24)]
    mail = Account(id="m", name="Zebra mail", service="google", change_because=reused)
    pay = Account(id="p", name="PayPal", service="paypal", change_because=reused)
    case = with_accounts(*many, pay, mail)
    assert [a.id for a in first_to_change(shipped(), case)[:2]] == ["m", "p"]
    item = make_plan(shipped(), case, TODAY).item(subjects.PASSWORDS)
    assert item is not None
    assert render(item.title) == "Change the password of Zebra mail and 25 others"


def test_one_password_that_can_be_guessed_makes_all_of_them_urgent() -> None:
    """They are one thing to do, and it is placed by the worst of them."""
    bad = Account(id="b", name="B", change_because=("breached",))
    weak = Account(id="w", name="W", change_because=("weak",))

    def when(*accounts: Account) -> str:
        item = make_plan(shipped(), with_accounts(*accounts), TODAY).item(subjects.PASSWORDS)
        assert item is not None
        return item.when

    assert (when(weak), when(bad, weak), when(bad)) == ("this-week", "today", "today")


def test_what_someone_is_in_and_what_opens_others_comes_before() -> None:
    """Taken over first, then known passwords, then the one that opens most of the list."""
    taken = Account(id="t", name="T", taken_over=True, change_because=("weak",))
    weak = Account(id="w", name="A", service="google", change_because=("weak",))
    opens = Account(id="o", name="o@x.example", change_because=("reused",))
    plain = Account(id="p", name="P", service="google", change_because=("reused",), reset_by="o@x.example")
    case = with_accounts(taken, weak, opens, plain)
    assert [a.id for a in first_to_change(shipped(), case)] == ["t", "o", "p", "w"]


def kinds_of(*kinds: ServiceKind, resets: bool = False, importance: int = 20) -> Catalogue:
    """Return a catalogue of one service of each kind, called like it."""
    services = tuple(
        replace(PLAIN, id=kind, name=kind.title(), kind=kind, resets_others=resets, importance=importance)
        for kind in kinds
    )
    return Catalogue(services=services)


def way_by(account: Account | None, reset_by: str, catalogue: Catalogue, words: str = "") -> tuple[str, ...]:
    """Return kind and account of the one way into a forum that is reset like this."""
    accounts = (Account(id="f", name="Forum", reset_by=reset_by), *((account,) if account else ()))
    (way,) = ways_in(catalogue, with_accounts(*accounts), words)
    return way.kind, way.account.id if way.account is not None else ""


@pytest.mark.parametrize(
    ("kind", "found"), [("mail", "mail"), ("carrier", "phone"), ("money", "other"), ("social", "other")]
)
def test_what_a_way_is_follows_from_its_service(kind: ServiceKind, found: str) -> None:
    """A mailbox, a number, or neither: whatever it is called."""
    account = Account(id="x", name="Mine", service=kind)
    assert way_by(account, "mine", kinds_of(kind)) == (found, "x")


def test_what_can_reset_others_is_read_as_a_mailbox() -> None:
    """Though it is of another kind; an address is one without any account."""
    account = Account(id="x", name="Mine", service="social")
    assert way_by(account, "mine", kinds_of("social", resets=True)) == ("mail", "x")
    assert way_by(None, "m@x.example", Catalogue()) == ("mail", "")
    assert way_by(None, "my brother", Catalogue()) == ("other", "")
    assert way_by(Account(id="x", name="Mine"), "mine", Catalogue()) == ("other", "x")


def test_a_number_is_known_before_anything_else() -> None:
    """By its digits, or by what the program itself writes for it."""
    account = Account(id="x", name="42 42", service="mail")
    assert way_by(account, "4242", kinds_of("mail")) == ("phone", "x")
    assert way_by(None, " My phone  number ", Catalogue(), "My phone number") == ("phone", "")
    assert way_by(None, "Another", Catalogue(), "My phone number") == ("other", "")


def test_two_digits_are_the_end_of_a_number() -> None:
    """One is not, and letters beside them make a name."""
    assert [is_number(text) for text in ("1", "12", "+12", "a12", "12a", "--", " 1 2 ")] == [
        False,
        True,
        True,
        False,
        False,
        False,
        True,
    ]


def test_the_mailbox_without_a_service_is_known_by_its_name() -> None:
    """It shares a word with the site of the address, or calls itself mail; another service is no mailbox."""
    catalogue = kinds_of("social", "mail")
    for name, found in (("Posteo", "x"), ("My webmail", "x"), ("Shop", "")):
        account = Account(id="x", name=name, username="m@posteo.example")
        assert way_by(account, "M@posteo.example", catalogue) == ("mail", found), name
    chat = Account(id="x", name="Posteo chat", service="social", username="m@posteo.example")
    assert way_by(chat, "m@posteo.example", catalogue) == ("mail", "")
    box = replace(chat, service="mail", name="Box")
    assert way_by(box, "m@posteo.example", catalogue) == ("mail", "x")


def test_what_is_opened_is_not_what_opens() -> None:
    """An account is not taken for the mailbox that resets it, though it carries its address."""
    itself = Account(id="x", name="Webmail", username="m@x.example", reset_by="m@x.example")
    (way,) = ways_in(Catalogue(), with_accounts(itself))
    assert (way.account, [a.id for a in way.opens]) == (None, ["x"])


def test_a_mailbox_is_counted_with_what_it_opens() -> None:
    """By account; what opens none, or is none of the list, is not counted."""
    case = with_accounts(
        Account(id="m", name="m@x.example"),
        Account(id="1", name="A", reset_by="m@x.example"),
        Account(id="2", name="B", reset_by="M@X.example "),
        Account(id="3", name="C", reset_by="other@x.example"),
    )
    assert opened_with(Catalogue(), case) == {"m": 2}


@pytest.mark.parametrize(
    ("fields", "weak"),
    [
        ({}, None),
        ({"taken_over": True, "change_because": ("reused",)}, "taken-over"),
        ({"change_because": ("breached", "reused")}, "reused"),
        ({"change_because": ("breached",)}, "guessable"),
        ({"change_because": ("personal", "weak")}, "guessable"),
        ({"change_because": ("weak",)}, "needs-new"),
    ],
)
def test_why_an_account_is_easy_to_get_into(fields: dict[str, object], weak: Weakness | None) -> None:
    """The gravest of what the list says of it."""
    assert account_weakness(Account(id="a", name="A", **fields)) == weak  # type: ignore[arg-type]  # by name


def test_a_second_step_counts_once_it_is_done() -> None:
    """Not put off, not for another service, and not where the account has none."""
    account = Account(id="g", name="G", service="google")
    case = with_accounts(account)
    subject = subjects.two_factor("google")
    assert not has_second_step(case, account)
    assert not has_second_step(change.mark(subject, "not-now", TODAY)(case), account)
    done = change.mark(subject, "done", TODAY)(case)
    assert has_second_step(done, account)
    assert not has_second_step(done, replace(account, service="apple"))
    assert not has_second_step(done, replace(account, service=None))


def test_a_lock_counts_once_it_is_done() -> None:
    """Put off, a number that they have stays weak; a locked one needs no second step to be strong."""
    case = with_accounts(Account(id="a", name="Bank", reset_by="42 00"), exposed=("phone",))
    put_off = change.mark(subjects.task("lock-phone-number"), "not-now", TODAY)(case)
    assert ways_in(shipped(), put_off)[0].weak == "known-number"
    mail = with_accounts(Account(id="a", name="Bank", reset_by="m@x.example"), exposed=("phone",))
    locked = change.mark(subjects.task("lock-phone-number"), "done", TODAY)(mail)
    assert [(w.weak, w.strong) for w in ways_in(shipped(), locked)] == [(None, None)]


def test_mailbox_phone_money_and_then_by_weight() -> None:
    """What can reset others stands before all of them where it is a mailbox, else right behind."""
    kinds: tuple[ServiceKind, ...] = ("money", "social", "carrier", "mail", "video")
    services = [
        replace(s, importance=90 if s.id == "video" else 20, resets_others=s.id in ("mail", "social"))
        for s in kinds_of(*kinds).services
    ]
    catalogue = Catalogue(services=tuple(services))
    # Neither their names nor the order of the list tell them apart.
    accounts = [
        Account(id=f"{n}", name="a", service=k, change_because=("reused",)) for n, k in enumerate(kinds)
    ]
    accounts.append(Account(id="8", name="A", change_because=("reused",)))
    accounts.append(Account(id="9", name="A", service="mail"))
    found = [a.service for a in first_to_change(catalogue, with_accounts(*accounts))]
    assert found == ["mail", "social", "carrier", "money", "video", None]
    plain = Catalogue(services=tuple(replace(s, resets_others=False) for s in services))
    found = [a.service for a in first_to_change(plain, with_accounts(*accounts))]
    assert found == ["mail", "carrier", "money", "video", "social", None]
