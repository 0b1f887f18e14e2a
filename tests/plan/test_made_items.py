"""What each made item says and carries, held word for word against one small catalogue."""

import datetime as dt

import pytest
from msgspec.structs import replace

from selfhelp.case import change
from selfhelp.case.model import Account, Answers, Case
from selfhelp.catalogue.model import (
    Broker,
    Catalogue,
    Condition,
    NamedFact,
    Path,
    Recovery,
    Report,
    Rule,
    RuleCase,
    Scenario,
    Service,
    Sessions,
    Setting,
    TwoFactor,
)
from selfhelp.language import render
from selfhelp.plan.model import Item
from selfhelp.plan.order import make_plan
from selfhelp.plan.people_search import brokers_for
from selfhelp.plan.services import chosen_services, matching_reports
from tests.factory import TODAY, case
from tests.plan.making import small


def rule(rule_id: str, **fields: object) -> Rule:
    """Make a rule that holds for everyone."""
    given: dict[str, object] = {"means": "It is for the tests.", "when": "today", "weight": 10}
    return Rule(id=rule_id, **{**given, **fields})  # type: ignore[arg-type]  # the fields are given by name


def setting(number: int, **fields: object) -> Setting:
    """Make a setting."""
    given: dict[str, object] = {
        "title": f"Setting {number}",
        "recommended": "“Off”",
        "why": "Fewer see it.",
        "guards": (),
        "minutes": number,
        "status": "sourced",
        "paths": (Path(device="web", steps=("Open it.",)),),
    }
    return Setting(id=f"s{number}", **{**given, **fields})  # type: ignore[arg-type]  # as above


def report(report_id: str, **fields: object) -> Report:
    """Make a way to report."""
    given: dict[str, object] = {
        "title": f"Report {report_id}",
        "covers": ("doxxing",),
        "steps": ("Open the form.", "Take a screenshot of the post."),
        "status": "sourced",
    }
    return Report(id=report_id, **{**given, **fields})  # type: ignore[arg-type]  # as above


MAIL = Service(
    id="mail",
    name="Mail",
    kind="email",
    domains=("mail.example",),
    status="sourced",
    revision=7,
    importance=80,
    resets_others=True,
    settings=(
        *(setting(n) for n in range(1, 7)),
        setting(7, action="hide-location", effects=("irreversible",)),
    ),
    reports=(
        report("post", minutes=20, link="https://mail.example/post", effects=("needs-id",), revision=2),
        report("account", minutes=20, covers=("hacked-account", "doxxing"), revision=3, minor_images=False),
    ),
    recovery=Recovery(
        steps=("Open the form.",),
        link="https://mail.example/back",
        minutes=11,
        status="sourced",
        revision=4,
        effects=("needs-id",),
    ),
    two_factor=TwoFactor(
        methods=("authenticator",),
        steps=("Open “Security”.", "Scan the code."),
        link="https://mail.example/two",
        minutes=12,
        status="sourced",
        revision=5,
    ),
    sessions=Sessions(steps=("Open “Devices”.",), minutes=13, status="sourced", revision=6),
)
PLAIN = replace(MAIL, id="plain", name="Plain", resets_others=False, importance=20)
CATALOGUE = Catalogue(
    services=(PLAIN, MAIL),
    scenarios=(
        Scenario(
            id="doxxing",
            title="My details were published",
            summary="x",
            field_name="x",
            order=1,
            status="sourced",
        ),
        Scenario(
            id="hacked-account",
            title="My account was taken",
            summary="x",
            field_name="x",
            order=1,
            status="sourced",
        ),
    ),
    facts=(NamedFact(id="near", means="They are near.", any=(Condition(who=("ex",)),)),),
    rules=(
        rule("privacy", weight=30, importance=0.5, when="this-week"),
        rule("report", weight=40),
        rule("recovery", weight=50, when="now"),
        rule("sessions", weight=20),
        rule("two-factor", weight=25),
        rule("follow-up", weight=33, when="now"),
        rule("password-change", weight=44, after=()),
        rule("password-change-urgent", weight=55, when="now"),
    ),
)


def item(item_id: str, made: Case, catalogue: Catalogue = CATALOGUE) -> Item:
    """Return an item of the plan, which is there."""
    found = make_plan(catalogue, made, TODAY).item(item_id)
    assert found is not None
    return found


def lines(of: Item) -> list[str]:
    """Return the steps as a person reads them."""
    return [render(step) for step in of.steps]


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
    assert lines(it) == ["Report post", "Report account"]
    assert [(render(d.title), d.url) for d in it.doors] == [("Report post", "https://mail.example/post")]
    assert (it.minutes, it.revision, it.weight) == (30, 3, 40)
    assert it.effects == ("needs-id", "destroys-evidence")
    assert render(it.why).startswith("There are 2 report forms")
    assert [render(b) for b in it.because] == ["You chose: “My details were published”."]


def test_one_report_gives_its_own_steps() -> None:
    """With one form its steps are shown, and its own minutes."""
    only = replace(MAIL, reports=(MAIL.reports[0],))
    it = item("report:mail", case(where=("mail",), what=("doxxing",)), replace(CATALOGUE, services=(only,)))
    assert lines(it) == ["Open the form.", "Take a screenshot of the post."]
    assert (it.minutes, it.revision) == (20, 2)
    assert render(it.why).startswith("There is 1 report form")


def test_no_step_of_a_report_copies_an_image_of_a_child() -> None:
    """A screenshot is left out of the steps, and a form that is not fit for such images is not offered."""
    made = case(where=("mail",), what=("doxxing",), exposed=("images",), under_18=True)
    it = item("report:mail", made)
    assert "Take a screenshot of the post." not in lines(it)
    assert "services/mail:reports.post.steps.1" in [step.context for step in it.steps]
    assert "Report account" not in lines(it)


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
    asks = rule("privacy", any=(Condition(service_is=(is_,)),))
    made = change.keep_account(Account(id="1", name="Mine", service="mail", taken_over=True))(
        case(hacked=("plain",))
    )
    plan = make_plan(replace(CATALOGUE, rules=(asks,)), made, TODAY)
    assert {i.target for i in plan.items} == services


# Rules.


def test_a_rule_weighs_by_its_first_fitting_case() -> None:
    """For each field the first case that holds and gives it; the weight keeps its bounds."""
    whole = rule(
        "privacy",
        weight=10,
        importance=0.5,
        largest_weight=60,
        cases=(
            RuleCase(any=(Condition(who=("ex",)),), weight=-50),
            RuleCase(any=(Condition(who=("ex", "known")),), when="now", importance=0.25),
            RuleCase(any=(Condition(who=("known", "group")),), when="later", weight=50, importance=1.0),
        ),
    )
    made = replace(CATALOGUE, rules=(whole,))

    def place(who: str | None) -> tuple[str, int]:
        it = item("privacy:mail", case(where=("mail",), who=who), made)
        return it.when, it.weight

    assert place(None) == ("today", 10 + 40)
    assert place("ex") == ("now", 0)
    assert place("known") == ("now", 60)
    assert place("group") == ("later", 60)


@pytest.mark.parametrize(
    ("kinds", "part"), [((), True), (("email",), True), (("social",), False), (("social", "email"), True)]
)
def test_a_part_of_a_task(kinds: tuple[str, ...], *, part: bool) -> None:
    """A rule puts its item under a task, for services of the kinds it names or for all."""
    from tests.factory import task

    whole = task("whole", minutes=200, after=())
    made = replace(
        CATALOGUE,
        tasks=(whole,),
        rules=(rule("two-factor", part_of="whole", part_kinds=kinds, after=("x",)),),
    )
    plan = make_plan(made, case(where=("mail",)), TODAY)
    assert [i.id for i in plan.items] == (["task:whole"] if part else ["task:whole", "two-factor:mail"])
    inside = plan.item("two-factor:mail")
    assert inside is not None
    assert (inside in plan.items) is not part


# People-search sites.


def broker(broker_id: str, **fields: object) -> Broker:
    """Make a people-search site."""
    given: dict[str, object] = {
        "name": broker_id.title(),
        "domains": (f"{broker_id}.example",),
        "countries": ("US",),
        "method": "form",
        "steps": ("Open the form.",),
        "status": "sourced",
    }
    return Broker(id=broker_id, **{**given, **fields})  # type: ignore[arg-type]  # as above


def test_the_order_of_people_search_sites() -> None:
    """First by priority, then those of the country, then what covers most; a child right after its parent."""
    sites = (
        broker("far", countries=("INT",)),
        broker("wide", covers=("x.example", "y.example")),
        broker("plain"),
        broker("parent"),
        broker("child", parent="parent"),
        broker("other", countries=("GB",)),
        broker("urgent", priority="first", countries=("INT",)),
        broker("a-child", parent="parent"),
        broker("high", priority="high"),
    )
    assert [b.id for b in brokers_for(Catalogue(brokers=sites), "US")] == [
        *("urgent", "high"),
        *("parent", "a-child", "child", "wide"),
        *("plain", "far"),
    ]
    assert "other" in [b.id for b in brokers_for(Catalogue(brokers=sites), None)]


def people(**answers: object) -> Item:
    """Return the first item of the people-search sites over three sites."""
    sites = (
        broker("one", minutes=3, effects=("needs-id",), opt_out="https://one.example/x", revision=4),
        broker("two", minutes=4, effects=("needs-id", "needs-call")),
        broker("three", minutes=5),
        broker("left", priority="first"),
    )
    rules = (
        rule("people-search-first", at_most=2, leave_out=("left",), weight=61),
        rule("people-search-rest", weight=62, when="later"),
    )
    made = Catalogue(brokers=sites, rules=rules)
    return item("people-search:first", case(country="US", **answers), made)


def test_the_first_people_search_sites() -> None:
    """As many as the rule takes in, without those it leaves out, with what each takes and sets off."""
    it = people(exposed=("workplace", "phone", "images"))
    assert render(it.title) == "Ask One and 1 other people-search site to remove your page"
    assert lines(it) == [f"{name}: look for your page and ask to remove it" for name in ("One", "Three")]
    assert (it.minutes, it.weight, it.revision, it.target) == (8, 61, 4, "one")
    assert it.effects == ("needs-id",)
    assert [(render(d.title), d.url) for d in it.doors] == [("One: removal page", "https://one.example/x")]
    # Those that lead to a door first, whatever was ticked first.
    assert len(it.because) == 2
    assert "phone" in render(it.because[0])


# What follows.


def listed(*names: str, because: tuple[str, ...] = ("weak",)) -> Case:
    """Make a case with accounts whose passwords need changing."""
    made = Case()
    for name in names:
        made = change.keep_account(Account(id=name, name=name.title(), change_because=because))(made)
    return made


@pytest.mark.parametrize(
    ("count", "title", "minutes"),
    [
        (1, "Change the password of A", 10),
        (2, "Change the password of A and 1 other", 20),
        (3, "Change the password of A and 2 others", 30),
        (9, "Change the password of A and 8 others", 60),
    ],
)
def test_passwords_to_change(count: int, title: str, minutes: int) -> None:
    """Ten minutes each, an hour at most; the first one is named."""
    it = item("password:change", listed(*"abcdefghi"[:count]))
    assert render(it.title) == title
    assert (it.minutes, it.weight, it.when, it.effects) == (minutes, 44, "today", ("may-alert",))


def test_a_password_that_is_known_to_others_is_urgent() -> None:
    """Where one was breached the other rule places it."""
    it = item("password:change", listed("a", because=("breached",)))
    assert (it.weight, it.when) == (55, "now")


def test_a_day_to_look_again_says_where() -> None:
    """A broker's reminder opens its room, a service's that of reports; what is gone is asked otherwise."""
    made = Case()
    for subject, state in (("broker:one", "sent"), ("report:mail/post", "gone")):
        made = change.request(subject, state, TODAY - dt.timedelta(days=9), TODAY)(made)  # type: ignore[arg-type]  # a state
    catalogue = replace(CATALOGUE, brokers=(broker("one"),))
    asked, gone = (
        item("follow-up:broker:one", made, catalogue),
        item("follow-up:report:mail/post", made, catalogue),
    )
    assert (asked.room, render(asked.title)) == ("people-search", "See what One did with your request")
    assert (gone.room, render(gone.title)) == ("report", "See whether Mail shows you again")
    assert render(asked.why) != render(gone.why)
    assert (asked.minutes, asked.weight, asked.when, asked.effects) == (5, 33, "now", ())


def test_without_their_rules_nothing_is_made() -> None:
    """A catalogue that has no rule for a kind makes no item of that kind."""
    made = listed("a", because=("breached",))
    made = change.request("broker:one", "sent", TODAY, TODAY)(made)
    made = replace(made, answers=Answers(where=("mail",), what=("doxxing",)))
    assert make_plan(replace(CATALOGUE, rules=()), made, TODAY).items == ()
    assert make_plan(small(), made, TODAY).items == ()
