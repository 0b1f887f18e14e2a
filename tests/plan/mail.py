"""One small catalogue for what each made item says: a mailbox, a service like it, and rules for everyone."""

from msgspec.structs import replace

from selfhelp.case.model import Case
from selfhelp.catalogue.model import (
    Catalogue,
    Condition,
    NamedFact,
    Path,
    Recovery,
    Report,
    Rule,
    Scenario,
    Service,
    Sessions,
    Setting,
    TwoFactor,
)
from selfhelp.language import render
from selfhelp.plan.model import Item
from selfhelp.plan.order import make_plan
from tests.factory import TODAY


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
    kind="mail",
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
