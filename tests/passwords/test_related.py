"""Which passwords are variations of each other."""

import random
import string
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selfhelp.passwords import related
from selfhelp.passwords.generate import pass_phrase, word_list


def _families(*passwords: str, site: str = "example") -> list[list[str]]:
    return related.families({password: {site} for password in passwords})


@pytest.mark.parametrize(
    "variation",
    [
        *(
            "kestrel7",
            "KESTREL#204",
            "Kestrel!",
            "1Kestrel",
            "k3str3l9",
            "Késtrel2024",
            "Kestril4",
            "Kestrels",
            "Kestel8",
        ),
        *(
            "Kestrelexample",
            "example_Kestrel",
            "Kestrel2020Example!",
            "Kestrelex42!",
            "myKestrel",
            "Kestrelblue9",
        ),
        *("lertseK5", "Kestr3l", "$Kestrel$"),
    ],
)
def test_variations_are_related(variation: str) -> None:
    """Case, accents, digits, signs, leet, the site's name, one letter, and additions make no new password."""
    assert _families("Kestrel2019", variation, "Umbrella-7") == [sorted(["Kestrel2019", variation])]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1234567", "1234568"),  # PINs are all alike
        ("19870312", "19870313"),
        ("password", "password1"),  # common ones are nobody's own
        ("Max1", "Max2"),  # too short to mean anything
        ("!!!!!!!!", "????????"),
        ("marbled-otter-quilt-canyon", "marbled-lantern-ferry-stone"),
    ],
)
def test_these_are_not_related(one: str, other: str) -> None:
    """What only looks alike by chance is left out."""
    assert _families(one, other) == []


def test_leet_at_the_front() -> None:
    """A sign that stands for the first letter belongs to the word."""
    assert _families("5unflower", "sunflower22") == [["5unflower", "sunflower22"]]


def test_each_password_loses_its_own_site_only() -> None:
    """The name of another site is a word like any other."""
    assert related.families({"Lunaamazon1": {"amazon"}, "luna!": {"ebay"}}) == [["Lunaamazon1", "luna!"]]
    assert related.families({"Lunaamazon1": {"ebay"}, "luna!": {"ebay"}}) == []


def test_one_letter_more_than_a_short_one() -> None:
    """A word of eight letters and one of nine: nothing else of theirs is alike, and they are still found."""
    assert _families("Slashing8602", "Splashing9199") == [["Slashing8602", "Splashing9199"]]


def test_chains_become_one_family() -> None:
    """Who is related to a relative is family."""
    assert len(_families("Kestrel1", "Kestrelblue2", "Kestrelblueish3")) == 1


def test_random_passwords_are_never_joined() -> None:
    """Thousands of generated passwords and pass phrases make no family."""
    chance = random.Random(20261122)
    signs = string.ascii_letters + string.digits + "!@#$%^&*()-_=+[]{};:,.?"
    passwords = {
        "".join(chance.choice(signs) for _ in range(chance.randint(10, 24))): {"example"} for _ in range(5000)
    }
    words = word_list()
    passwords |= {"-".join(chance.choice(words) for _ in range(5)): {"example"} for _ in range(2000)}
    passwords |= {pass_phrase(): {"example"} for _ in range(100)}
    assert related.families(passwords) == []


@given(
    passwords=st.lists(st.text(alphabet="abAB1!e3ox", max_size=12), max_size=12, unique=True), data=st.data()
)
@settings(deadline=None)
def test_order_is_of_no_matter(passwords: list[str], data: st.DataObject) -> None:
    """The families are the same in whatever order the passwords come."""
    shuffled = data.draw(st.permutations(passwords))
    one = {tuple(family) for family in _families(*passwords)}
    assert {tuple(family) for family in _families(*shuffled)} == one


@given(st.lists(st.text(max_size=30), max_size=6, unique=True))
@settings(deadline=None)
def test_any_text(passwords: list[str]) -> None:
    """Families are disjoint, whatever the passwords hold."""
    members = [member for family in _families(*passwords, site="ﬀ\0") for member in family]
    assert len(members) == len(set(members))


def test_time_grows_with_the_count_and_not_its_square() -> None:
    """Twenty thousand close relatives, and one endless password, are done in seconds."""
    passwords = {f"Kestrel{chr(97 + number % 26)}{number}": {"example"} for number in range(20_000)}
    passwords["x" * 200_000] = {"example"}
    start = time.process_time()
    assert len(related.families(passwords)) == 1
    assert time.process_time() - start < 20
