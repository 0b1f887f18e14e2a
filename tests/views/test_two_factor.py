"""What the pages of second steps draw, without a window."""

import time

import pytest

from selfhelp.case.change import keep_account, keep_accounts, mark
from selfhelp.case.model import Account, Answers, Case
from selfhelp.catalogue.model import Method
from selfhelp.language import render
from selfhelp.twofactor.otpauth import OneTimeKey
from selfhelp.twofactor.practice import Checked
from selfhelp.views.practice import answer_to, key_in_groups
from selfhelp.views.rail import second_steps
from selfhelp.views.second_step import GENERAL, LEVEL_OF, chosen_way, second_step_state
from selfhelp.views.site_found import find_site, sites
from selfhelp.views.two_factor import BEST, WEAK, two_factor_state
from tests.factory import TODAY, shipped

CASE = Case(answers=Answers(where=("instagram", "google"), exposed=("phone",)), triage_done=True)


def test_it_begins_with_what_can_reset_others() -> None:
    """The mail account is on top; when it is set up or set aside, the next one is."""
    first = two_factor_state(shipped(), CASE)
    assert first.begin is not None
    assert first.begin.id == "google"
    assert render(first.begin.why) == "It can reset your other accounts, so it comes first."
    assert [r.id for r in first.mine] == ["instagram"]
    for state in ("done", "does-not-apply"):
        made = mark("two-factor:google", state, TODAY)(CASE)
        after = two_factor_state(shipped(), made)
        assert after.begin is not None
        assert after.begin.id == "instagram"
        assert [(r.id, r.done) for r in after.mine] == [("google", state == "done")]
        assert after.done == (1 if state == "done" else 0)
        assert after.total == 2


def test_nothing_is_left_to_begin_with() -> None:
    """When everything is set up, or nothing is known, no site is pushed."""
    assert two_factor_state(shipped(), Case()).begin is None
    made = mark("two-factor:instagram", "done", TODAY)(mark("two-factor:google", "done", TODAY)(CASE))
    assert two_factor_state(shipped(), made).begin is None


def test_a_site_of_the_list_counts_as_mine() -> None:
    """An account written by name, one of the 160 other sites, stands with the services; the rail agrees."""
    case = keep_account(Account(id="a", name="adobe"))(CASE)
    state = two_factor_state(shipped(), case)
    assert "adobe" in [r.id for r in state.mine]
    assert "adobe" not in [r.id for r in state.others]
    assert second_steps(shipped(), case) == (0, 3) == (state.done, state.total)
    done = mark("two-factor:adobe", "done", TODAY)(case)
    assert second_steps(shipped(), done) == (1, 3)


def test_a_site_without_steps_of_its_own_takes_ten_minutes() -> None:
    """Where the catalogue does not say how long it takes, a guess is shown; else what it says."""
    begin = two_factor_state(shipped(), keep_account(Account(id="a", name="adobe"))(Case())).begin
    assert begin is not None
    assert (begin.id, begin.minutes) == ("adobe", 10)
    begin = two_factor_state(shipped(), CASE).begin
    google = shipped().service("google")
    assert begin is not None
    assert google is not None
    assert google.two_factor is not None
    assert begin.minutes == google.two_factor.minutes


def test_every_other_site_is_there_once_and_in_order() -> None:
    """Services, sign-ins and what was not covered, by name; other names are words to find a site by."""
    state = two_factor_state(shipped(), Case())
    ids = [r.id for r in state.others]
    assert set(ids) == {s.id for s in sites(shipped())}
    assert len(ids) == len(set(ids)) > 230
    assert [r.name.casefold() for r in state.others] == sorted(r.name.casefold() for r in state.others)
    with_alias = next(s for s in shipped().sign_ins if s.aliases)
    row = next(r for r in state.others if r.id == with_alias.id)
    assert with_alias.aliases[0] in row.also
    assert with_alias.aliases[0] not in render(row.line)


def test_only_weak_ways_are_said() -> None:
    """Amber where every way is weak, and nowhere else; the line says “only here”."""
    by_id = {s.id: s for s in sites(shipped())}
    for row in two_factor_state(shipped(), Case()).others:
        weak = bool(by_id[row.id].methods) and set(by_id[row.id].methods) <= WEAK
        assert (row.caution is not None) == weak, row.id
    assert {m for m, level in LEVEL_OF.items() if level == "weak"} == WEAK
    assert set(BEST) == set(LEVEL_OF)


@pytest.mark.parametrize(
    ("called", "wanted"),
    [
        ("google", "google"),
        ("Google", "google"),
        ("https://www.adobe.com/login", "adobe"),
        (" ADOBE ", "adobe"),
        ("TransferWise", "wise"),
        ("nobody.example", None),
        ("", None),
        ("com", None),
    ],
)
def test_a_site_is_found_by_name_alias_and_address(called: str, wanted: str | None) -> None:
    """However it was written."""
    found = find_site(shipped(), called)
    assert (found.id if found is not None else None) == wanted


def test_two_hundred_accounts_are_looked_up_at_once() -> None:
    """The rail asks on every page; a long list must not make a page slow."""
    case = keep_accounts(Account(id=f"a{n}", name=f"Account {n}") for n in range(200))(CASE)
    second_steps(shipped(), case)
    begin = time.perf_counter()
    second_steps(shipped(), case)
    assert time.perf_counter() - begin < 0.03


def test_a_service_has_its_own_steps() -> None:
    """Its steps, its page, what it says of the lost phone; ways strongest first with a word for each."""
    state = second_step_state(shipped(), CASE, "google")
    service = shipped().service("google")
    assert state is not None
    assert service is not None
    assert service.two_factor is not None
    assert state.own_steps
    assert [render(s) for s in state.steps] == list(service.two_factor.steps)
    assert state.doors[0].url == service.two_factor.link
    assert state.mark == "open"
    assert chosen_way(state) == 0
    assert state.caution is not None
    levels = [w.level for w in state.ways]
    assert levels[0] == "strongest"
    assert levels[-1] == "weak"


def test_another_site_has_steps_that_hold_anywhere() -> None:
    """No menu of the site is invented: the general steps, its help page, its page for a lost phone."""
    state = second_step_state(shipped(), CASE, "adobe")
    entry = shipped().sign_in("adobe")
    assert state is not None
    assert entry is not None
    assert not state.own_steps
    assert state.steps == GENERAL
    assert [d.url for d in state.doors] == [entry.documentation]
    assert state.lost_door is not None
    assert state.lost_door.url == entry.recovery
    assert state.claim is entry


def test_a_site_that_is_not_covered_says_so() -> None:
    """What is known about why, the general steps, and no claim of an age."""
    state = second_step_state(shipped(), CASE, "skype")
    assert state is not None
    assert state.note is not None
    assert render(state.note).startswith("It closed on 5 May 2025.")
    assert state.claim is None
    assert state.ways == ()
    assert chosen_way(state) is None
    assert second_step_state(shipped(), CASE, "no-such-site") is None


def test_what_was_noted_is_on_the_page() -> None:
    """Done and set aside are told apart, with the day."""
    done = second_step_state(shipped(), mark("two-factor:google", "done", TODAY)(CASE), "google")
    assert done is not None
    assert (done.mark, done.marked_on) == ("done", TODAY)
    aside = second_step_state(shipped(), mark("two-factor:google", "does-not-apply", TODAY)(CASE), "google")
    assert aside is not None
    assert aside.mark == "aside"


def test_no_weak_way_is_to_be_chosen() -> None:
    """Where only weak ways are there, none is recommended."""
    weak = next(s for s in shipped().sign_ins if set(s.methods) <= WEAK)
    state = second_step_state(shipped(), CASE, weak.id)
    assert state is not None
    assert chosen_way(state) is None


def test_every_known_way_has_its_words() -> None:
    """A way without a strength would stop a page."""
    from typing import get_args

    from selfhelp.views.second_step import ICONS, REMARKS

    assert set(LEVEL_OF) == set(ICONS) == set(REMARKS) == set(get_args(Method))


def test_practice_says_which_way_the_clock_is_off() -> None:
    """Ahead and behind, in whole minutes and never none; the right code has no more to say."""
    ahead = answer_to(Checked("clock-off", 600))
    assert ahead.more is not None
    assert render(ahead.more) == "The phone is about 10 minutes ahead of this computer."
    barely = answer_to(Checked("clock-off", 1))
    assert barely.more is not None
    assert render(barely.more) == "The phone is about 1 minute ahead of this computer."
    behind = answer_to(Checked("clock-off", -20))
    assert behind.more is not None
    assert render(behind.more) == "The phone is about 1 minute behind this computer."
    right = answer_to(Checked("right"))
    assert right.right
    assert right.more is None
    assert not ahead.right


def test_the_key_is_read_in_fours() -> None:
    """As apps show it, and nothing is lost."""
    key = OneTimeKey("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567ABCD2345", issuer="Practice", account="notes")
    assert key_in_groups(key) == "ABCD EFGH IJKL MNOP QRST UVWX YZ23 4567 ABCD 2345"
