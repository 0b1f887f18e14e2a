"""What opens what: one way for two spellings, weak ones first, and the password that matters most."""

from selfhelp.case import change, subjects
from selfhelp.case.model import Account, Answers, Case
from selfhelp.language import render
from selfhelp.plan.order import make_plan
from selfhelp.plan.reach import first_to_change, is_number, ways_in
from tests.factory import TODAY, shipped

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


def test_what_someone_is_in_and_what_opens_others_comes_before() -> None:
    """Taken over first, then known passwords, then the one that opens most of the list."""
    taken = Account(id="t", name="T", taken_over=True, change_because=("weak",))
    weak = Account(id="w", name="W", service="google", change_because=("weak",))
    opens = Account(id="o", name="o@x.example", change_because=("reused",))
    plain = Account(id="p", name="P", service="google", change_because=("reused",), reset_by="o@x.example")
    case = with_accounts(taken, weak, opens, plain)
    assert [a.id for a in first_to_change(shipped(), case)] == ["t", "o", "p", "w"]
