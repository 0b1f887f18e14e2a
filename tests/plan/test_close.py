"""What someone close could notice waits for its stage, whoever they are."""

from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from selfhelp.case.model import Answers
from selfhelp.plan.short import TODAY
from tests.factory import EXPOSED, answers
from tests.plan.making import EVERYTHING, SERVICES, plan_of

#: What someone close could notice, and which the plan never puts before unlinking in stages.
CHANGES = ("privacy:", "two-factor:", "sessions:")
CHANGING = (
    "task:secure-mail-account",
    "task:lock-phone-number",
    "task:voicemail-pin",
    "task:check-recovery-details",
    "task:mail-rules-check",
    "task:safer-account",
    "task:phone-location-check",
)


#: Who may be close enough to notice: at home, a former partner, family, or a friend who sees the devices.
CLOSE: tuple[Answers, ...] = (
    Answers(who="live-with"),
    Answers(who="ex"),
    Answers(who="family"),
    Answers(who="known", watched="yes"),
)


@settings(max_examples=120, deadline=None)
@given(answers(), st.sampled_from(CLOSE))
@example(Answers(what=EVERYTHING, where=SERVICES, exposed=EXPOSED, hacked=("google",)), CLOSE[0])
@example(Answers(what=("stalking",), where=("apple", "google"), danger="from-others", minutes=5), CLOSE[1])
@example(Answers(what=("stalking",), where=("google", "instagram"), exposed=("location",)), CLOSE[3])
@example(Answers(what=EVERYTHING, where=SERVICES, exposed=EXPOSED, hacked=("google",)), CLOSE[3])
def test_changes_wait_for_their_stage(said: Answers, close: Answers) -> None:
    """With someone close, looking and listing come first; settings, codes and locks are for later stages."""
    watched = close.watched or said.watched
    said = replace(said, who=close.who, watched=watched)
    plan = plan_of(said)
    order = [i.id for i in plan.items]
    advocate = "task:stalking-advocate" if close.who == "known" else "task:safety-plan-with-advocate"
    ways: tuple[str, ...] = (advocate, "task:map-shared-things", "task:staged-unlinking")
    ways += ("task:safe-device",) if watched != "no" else ()
    for item in plan.items:
        for part in (item, *item.parts):
            if part.id.startswith(CHANGES) or part.id in CHANGING:
                assert item.when not in TODAY, part.id
                assert all(order.index(w) < order.index(item.id) for w in ways), part.id
            if part.id == "task:block-choice":
                assert item.when == "later"


@settings(max_examples=60, deadline=None)
@given(answers(), st.sampled_from([None, True]))
@example(Answers(what=EVERYTHING, where=SERVICES, exposed=EXPOSED, watched="no"), None)
def test_family_may_live_in_the_same_home(said: Answers, same_home: bool | None) -> None:
    """Whoever did not say that the family lives elsewhere keeps habits, and is sent to no shared mailbox."""
    plan = plan_of(replace(said, who="family", same_home=same_home))
    ids = {i.id for item in plan.items for i in (item, *item.parts)}
    assert {"task:keep-habits", "task:know-the-way-out", "task:save-outside-home"} <= ids or {
        "task:keep-habits",
        "task:know-the-way-out",
        "task:searched-phone",
    } <= ids
    assert not ids & {
        "task:vary-routine",
        "task:save-mail-headers",
        "task:mail-folder-rule",
        "task:save-calls",
        "task:block-choice",
        "task:recheck-monthly",
        "task:tonight-elsewhere",
    }
    apart = {i.id for i in plan_of(replace(said, who="family", same_home=False)).items}
    assert "task:keep-habits" not in apart
