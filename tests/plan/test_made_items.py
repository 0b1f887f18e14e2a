"""What each item of a service says and carries, held word for word against one small catalogue."""

import pytest
from msgspec.structs import replace

from selfhelp.case import change
from selfhelp.case.model import Account, Request
from selfhelp.catalogue.model import Condition, NamedFact
from selfhelp.language import render
from selfhelp.plan.order import make_plan
from selfhelp.plan.service_reports import matching_reports
from selfhelp.plan.services import chosen_services, recovery_is_over
from tests.factory import TODAY, case
from tests.plan.mail import CATALOGUE, MAIL, PLAIN, item, lines, report, rule, setting


def test_a_review_of_privacy() -> None:
    """The first five settings that are not done, the minutes of those, the effects of all."""
    made = case(where=("mail",))
    for number in (1, 3):
        made = change.mark(f"setting:mail/s{number}", "done", TODAY)(made)
    it = item("privacy:mail", made)
    assert lines(it) == [f"Setting {n}: “Off”" for n in (2, 4, 5, 6, 7)]
    assert it.minutes == 2 + 4 + 5 + 6 + 7
    assert it.effects == ("irreversible", "may-alert")
    assert (it.weight, it.when, it.target, it.revision) == (30 + 40, "this-week", "mail", 7)
    assert render(it.title) == "Review the privacy settings of Mail"
    assert render(it.why).startswith("5 settings are worth a look")
    assert [render(b) for b in it.because] == ["You said you use Mail."]


def test_a_review_where_all_is_done_names_every_setting() -> None:
    """It is counted whole again, so that whoever looks at it later sees what there is."""
    made = case(where=("mail",))
    for number in range(1, 8):
        made = change.mark(f"setting:mail/s{number}", "done", TODAY)(made)
    it = item("privacy:mail", made)
    assert it.state == "done"
    assert render(it.why).startswith("7 settings are worth a look")
    assert lines(it)[0] == "Setting 1: “Off”"


def test_one_setting_left() -> None:
    """One is one, not one of many."""
    only = replace(MAIL, settings=(setting(1),))
    it = item("privacy:mail", case(where=("mail",)), replace(CATALOGUE, services=(only,)))
    assert render(it.why).startswith("1 setting is worth a look")


def test_several_reports() -> None:
    """Their minutes together, half an hour at most; the newest revision; a door for each with a link."""
    it = item("report:mail", case(where=("mail",), what=("doxxing",)))
    # They are a choice and no order of steps.
    assert lines(it) == [
        "One form is enough to begin. Choose what fits best: “Report post”, “Report account”."
    ]
    assert [(render(d.title), d.url) for d in it.doors] == [("Report post", "https://mail.example/post")]
    assert (it.minutes, it.revision, it.weight) == (30, 3, 40)
    assert it.effects == ("needs-id", "destroys-evidence")
    assert render(it.why).startswith("2 forms fit")
    assert [render(b) for b in it.because] == ["You chose: “My details were published”."]


def test_one_report_gives_its_own_steps() -> None:
    """With one form its steps are shown, and its own minutes."""
    only = replace(MAIL, reports=(MAIL.reports[0],))
    it = item("report:mail", case(where=("mail",), what=("doxxing",)), replace(CATALOGUE, services=(only,)))
    assert lines(it) == ["Open the form.", "Take a screenshot of the post."]
    assert (it.minutes, it.revision) == (20, 2)
    assert render(it.why).startswith("1 form fits")


def test_no_step_of_a_report_copies_an_image_of_a_child() -> None:
    """A screenshot is left out of the steps, and a form that is not fit for such images is not offered."""
    made = case(where=("mail",), what=("doxxing",), exposed=("images",), under_18=True)
    it = item("report:mail", made)
    assert "Take a screenshot of the post." not in lines(it)
    assert "services/mail:reports.post.steps.1" in [step.context for step in it.steps]
    assert "Report account" not in lines(it)
    assert render(it.why).startswith("1 form fits what is happening. It needs no copy")
    assert "Keep no copy of the image" in lines(it)[0]
    assert "is there one for someone under 18? Choose that" in lines(it)[1]
    both = replace(MAIL, reports=(MAIL.reports[0], replace(MAIL.reports[0], id="two", title="Report two")))
    it = item("report:mail", made, replace(CATALOGUE, services=(both,)))
    assert render(it.why).startswith("2 forms fit what is happening. They need no copy")


def test_a_form_that_wants_the_image_is_not_for_a_child() -> None:
    """Neither one that asks for it, nor one that says it is not fit."""
    entry = replace(
        MAIL,
        reports=(
            report("asks", asks_for=("images",)),
            report("unfit", minor_images=False),
            report("fit", minor_images=True),
            report("unsaid"),
        ),
    )
    assert [r.id for r in matching_reports(entry, ("doxxing",))] == ["asks", "unfit", "fit", "unsaid"]
    assert [r.id for r in matching_reports(entry, ("doxxing",), child_in_image=True)] == ["fit", "unsaid"]


def test_a_hacked_account_has_its_own_route() -> None:
    """A form for it is offered only where there is no way to take the account back."""
    assert matching_reports(MAIL, ("hacked-account",)) == ()
    without = replace(MAIL, recovery=None)
    assert [r.id for r in matching_reports(without, ("hacked-account",))] == ["account"]


@pytest.mark.parametrize(("service", "word"), [("mail", "can reset others"), ("plain", "The sooner")])
def test_taking_an_account_back(service: str, word: str) -> None:
    """What it can reset decides the words; the form is a door away."""
    it = item(f"recovery:{service}", case(where=(service,)))
    assert word in render(it.why)
    assert render(it.title).startswith("Check ")
    assert [(render(d.title), d.url) for d in it.doors] == [
        (f"{it.target.title()}: open the page", "https://mail.example/back")
    ]
    assert (it.minutes, it.weight, it.when, it.revision) == (11, 50, "now", 4)
    assert it.effects == ("needs-id", "may-alert", "destroys-evidence")
    assert lines(it) == ["Open the form."]
    assert [render(b) for b in it.because] == ["You chose: “My account was taken”."]


def test_an_account_that_was_taken_is_to_be_taken_back() -> None:
    """Whoever said so is not asked to check first."""
    assert render(item("recovery:mail", case(hacked=("mail",))).title) == "Take your Mail account back"


def test_devices_that_are_signed_in() -> None:
    """The reason is the gravest that was said: passwords, someone near, or the use alone."""
    reasons = [
        render(item("sessions:mail", made).because[0])
        for made in (
            case(where=("mail",)),
            case(where=("mail",), who="ex"),
            case(where=("mail",), who="stranger"),
            case(where=("mail",), who="ex", exposed=("passwords",)),
        )
    ]
    assert reasons[0] == reasons[2] == "You said you use Mail."
    assert len(set(reasons)) == 3
    assert "password" in reasons[3]
    it = item("sessions:mail", case(where=("mail",)))
    assert (it.minutes, it.weight, it.revision, it.doors) == (13, 20, 6, ())
    assert it.effects == ("may-alert", "destroys-evidence")


@pytest.mark.parametrize(("service", "resets"), [("mail", True), ("plain", False)])
def test_a_second_step(service: str, *, resets: bool) -> None:
    """The steps, the time and the door are those of the service; what it can reset is said."""
    it = item(f"two-factor:{service}", case(where=(service,)))
    assert lines(it) == ["Open “Security”.", "Scan the code."]
    assert (it.minutes, it.weight, it.revision, it.room) == (12, 25, 5, "two-factor")
    assert ("can reset others" in render(it.why)) is resets
    assert [d.url for d in it.doors] == ["https://mail.example/two"]
    assert it.effects == ("may-alert",)


def test_the_most_important_service_is_first() -> None:
    """By importance, then by name; and only the first three count as such for a rule."""
    assert [s.id for s in chosen_services(CATALOGUE, case(where=("plain", "mail")))] == ["mail", "plain"]
    four = tuple(replace(PLAIN, id=f"s{n}", name=f"S{n}") for n in (4, 3, 2, 1))
    first = rule("privacy", any=(Condition(service_is=("first-three",)),))
    made = replace(CATALOGUE, services=four, rules=(first,))
    items = make_plan(made, case(where=("s1", "s2", "s3", "s4")), TODAY).items
    assert [i.id for i in items] == ["privacy:s1", "privacy:s2", "privacy:s3"]


@pytest.mark.parametrize(
    ("is_", "services"),
    [
        ("resets-others", {"mail"}),
        ("taken-over", {"mail", "plain"}),
        ("named-as-hacked", {"plain"}),
    ],
)
def test_what_a_rule_may_ask_of_a_service(is_: str, services: set[str]) -> None:
    """Each of the things a rule can ask for is true of the right services only."""
    asks = rule("privacy", any=(Condition(service_is=(is_,)),))  # type: ignore[arg-type]  # by name
    made = change.keep_account(Account(id="1", name="Mine", service="mail", taken_over=True))(
        case(hacked=("plain",))
    )
    plan = make_plan(replace(CATALOGUE, rules=(asks,)), made, TODAY)
    assert {i.target for i in plan.items} == services


SECRET = replace(
    CATALOGUE,
    services=(replace(MAIL, id="dates", name="Hearts", kind="dating"), MAIL),
    facts=(
        NamedFact(id="dangerous-secret", means="It must stay secret.", any=(Condition(exposed=("secret",)),)),
    ),
)


def test_an_app_for_dates_is_not_named_where_it_could_tell() -> None:
    """Only there, and only such an app: a mailbox tells nobody anything."""
    secret = case(where=("dates", "mail"), exposed=("secret",), watched="no")
    assert render(item("privacy:dates", secret, SECRET).title) == (
        "Review the privacy settings of the app you named"
    )
    assert render(item("privacy:mail", secret, SECRET).title) == "Review the privacy settings of Mail"
    plain = case(where=("dates",), watched="no")
    assert render(item("privacy:dates", plain, SECRET).title) == "Review the privacy settings of Hearts"


@pytest.mark.parametrize(
    ("watched", "quoted"), [("maybe", False), ("yes", False), ("no", True), (None, False)]
)
def test_what_must_stay_secret_is_not_quoted_where_someone_may_look(
    watched: str | None, *, quoted: bool
) -> None:
    """Then a report gives no reason; without a secret, what was chosen is quoted anyway."""
    said = {"where": ("mail",), "what": ("doxxing",), "watched": watched}
    chosen = ["You chose: “My details were published”."]
    found = [render(b) for b in item("report:mail", case(**said, exposed=("secret",)), SECRET).because]
    assert found == (chosen if quoted else [])
    assert [render(b) for b in item("report:mail", case(**said), SECRET).because] == chosen


def test_only_what_the_forms_cover_is_the_reason() -> None:
    """Of several things that happen, those that one of the offered forms is for, in the order chosen."""
    made = case(where=("mail",), what=("hacked-account", "doxxing"))
    post = replace(MAIL, reports=(MAIL.reports[0],))
    it = item("report:mail", made, replace(CATALOGUE, services=(post,)))
    assert [render(b) for b in it.because] == ["You chose: “My details were published”."]
    it = item("report:mail", made)
    assert [render(b) for b in it.because] == [
        "You chose: “My account was taken”.",
        "You chose: “My details were published”.",
    ]


def test_for_someone_else_nothing_is_quoted_and_nothing_is_mine() -> None:
    """The account is theirs, and so is the word on whether it is reported."""
    made = case(where=("mail",), hacked=("mail",), what=("doxxing",), who="ex", for_whom="someone-else")
    for kind in ("privacy", "report", "recovery", "sessions", "two-factor"):
        assert item(f"{kind}:mail", made).because == (), kind
    assert render(item("recovery:mail", made).title) == "Help them take their Mail account back"
    assert lines(item("report:mail", made))[0].startswith("Ask them first")
    own = case(where=("mail",), what=("doxxing",), for_whom="me")
    assert not lines(item("report:mail", own))[0].startswith("Ask them first")


def test_what_a_service_does_not_have_makes_no_item() -> None:
    """Neither does what no rule makes."""
    bare = replace(MAIL, settings=(), reports=(), recovery=None, sessions=None, two_factor=None)
    made = case(where=("mail",), what=("doxxing",))
    assert make_plan(replace(CATALOGUE, services=(bare,)), made, TODAY).items == ()
    assert make_plan(replace(CATALOGUE, rules=()), made, TODAY).items == ()
    ids = {i.id for i in make_plan(CATALOGUE, made, TODAY).items}
    assert ids == {f"{kind}:mail" for kind in ("privacy", "report", "recovery", "sessions", "two-factor")}


def test_the_form_that_is_for_less_comes_first() -> None:
    """What was made for this stands before what is for everything; a door that is missing is left out."""
    broad = report("broad", covers=("doxxing", "stalking", "outing"), link="https://mail.example/b")
    narrow = report("narrow", link="https://mail.example/n")
    entry = replace(MAIL, reports=(broad, narrow, report("no-page")))
    it = item("report:mail", case(where=("mail",), what=("doxxing",)), replace(CATALOGUE, services=(entry,)))
    assert [d.url for d in it.doors] == ["https://mail.example/n", "https://mail.example/b"]
    (choice,) = lines(it)
    assert choice.endswith("Choose what fits best: “Report narrow”, “Report no-page”, “Report broad”.")


def test_an_account_is_back_when_it_is_gone_from_them() -> None:
    """One that was only asked for is still someone else's."""
    asked = Request(subject="recovery:mail", state="sent", sent=TODAY)
    made = replace(case(where=("mail",)), requests=(asked,))
    assert not recovery_is_over(made, "mail")
    back = replace(made, requests=(replace(asked, state="gone"),))
    assert recovery_is_over(back, "mail")
    assert not recovery_is_over(back, "plain")
    assert not recovery_is_over(case(), "mail")
