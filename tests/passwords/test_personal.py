"""Which passwords are made of what others know about the person."""

import random
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selfhelp.passwords.facts import Facts
from selfhelp.passwords.personal import PersonalFacts

FACTS = Facts(
    names=("Dolly Belcher", "Jürgen O'Hara", "Emma", "Мария"),
    pets=("Max", "Captain Fluff"),
    streets=("12 Maplewood Street", "Lindenstraße 4"),
    places=("Wuppertal", "10115 Berlin"),
    dates=("1987-03-12",),
    handles=("night_owl92",),
    phones=("+49 170 555 8391",),
    emails=("d.quill@example.org",),
    words=("Kestrel",),
)
MATCHER = PersonalFacts(FACTS)


@pytest.mark.parametrize(
    ("password", "kinds"),
    [
        ("dolly1982", ("names",)),
        ("d0llyb3lcher82", ("names",)),
        ("D011y!", ("names",)),
        ("BELCHER", ("names",)),
        ("rehcleb77", ("names",)),
        ("juergen5", ("names",)),
        ("Jurgen_x", ("names",)),
        ("ohara2020", ("names",)),
        ("мария99", ("names",)),
        ("iloveEmma", ("names",)),
        ("Max2019!", ("pets",)),
        ("Maxlove", ("pets",)),
        ("captainfluff", ("pets",)),
        ("emmamax7", ("names", "pets")),
        ("maplewood12", ("streets",)),
        ("Linden-4", ("streets",)),
        ("Wuppertal#1", ("places",)),
        ("berlin10115", ("places",)),
        ("12.03.1987", ("dates",)),
        ("19870312x", ("dates",)),
        ("120387", ("dates",)),
        ("Rose1203", ("dates",)),
        ("12march1987", ("dates",)),
        ("emma120387", ("names", "dates")),
        ("nightowl!!", ("handles",)),
        ("night-owl-92", ("handles",)),
        ("pin8391", ("phones",)),
        ("0170-5558391", ("phones",)),
        ("quill77", ("emails",)),
        ("kestrelkestrel", ("words",)),
    ],
)
def test_built_from_facts(password: str, kinds: tuple[str, ...]) -> None:
    """Each way in which people build passwords from what they know is noticed, with its kind."""
    assert MATCHER.kinds_in(password) == kinds


@pytest.mark.parametrize(
    "password",
    [
        *(
            "dilemma77",
            "Maximum99",
            "climax2",
            "Salt1982?",
            "marbled-otter-quilt",
            "1987",
            "Garden1987",
            "",
            "tomato12",
        ),
        *("pin1234", "xK8#emmaQ27!pLw0zR@9", "Q_w^3mM4"),
    ],
)
def test_not_built_from_facts(password: str) -> None:
    """Parts of other words, a year alone, and chance letters frighten nobody."""
    assert MATCHER.kinds_in(password) == ()


def test_random_passwords_are_left_alone() -> None:
    """Of thousands of generated passwords none is called personal."""
    chance = random.Random(20261122)
    signs = string.ascii_letters + string.digits + "!@#$%^&*()-_=+"
    for _ in range(5000):
        assert MATCHER.kinds_in("".join(chance.choice(signs) for _ in range(chance.randint(10, 24)))) == ()


def test_own_user_name() -> None:
    """A password that is the account's user name is personal, with no facts given."""
    matcher = PersonalFacts(Facts())
    assert matcher.kinds_in("Quillfeather1", "quillfeather@example.org") == ("username",)
    assert matcher.kinds_in("marbled-otter", "quillfeather") == ()
    assert matcher.kinds_in("marbled-otter", "") == ()


@given(
    text=st.text(max_size=40),
    facts=st.builds(
        Facts,
        names=st.lists(st.text(max_size=8), max_size=3).map(tuple),
        phones=st.lists(st.text(max_size=12), max_size=2).map(tuple),
        dates=st.lists(st.dates().map(str) | st.text(max_size=5), max_size=2).map(tuple),
    ),
)
@settings(deadline=None)
def test_any_text(text: str, facts: Facts) -> None:
    """Neither odd passwords nor odd facts stop the search."""
    PersonalFacts(facts).kinds_in(text, text)


@given(st.text(alphabet=string.ascii_lowercase + "äöüß", min_size=4, max_size=12), st.integers(0, 9999))
@settings(deadline=None)
def test_a_name_with_a_number_is_always_found(name: str, number: int) -> None:
    """Any name followed by a number is found."""
    assert PersonalFacts(Facts(names=(name,))).kinds_in(f"{name.capitalize()}{number}")
