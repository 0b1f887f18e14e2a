"""What relatives have in common is named, and how short or long they may be to count."""

import pytest

from selfhelp.passwords import related


def codes(*passwords: str, site: str = "example") -> dict[str, tuple[str, ...]]:
    """Return what each password shares with others."""
    found: dict[str, tuple[str, ...]] = {}
    for family in related.relate({one: {site} for one in passwords}):
        assert list(family.members) == sorted(family.members)
        found |= family.codes
    return found


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        ("Quillfeather", "qUILLFEATHER", "other-case"),
        ("Kestrel1", "Kestrel-22", "same-word-other-digits"),
        ("Kestrel1", "K3strel1", "signs-for-letters"),
        ("Kestrel1", "exampleKestrel", "site-name-added"),
        ("Kestrel1", "Kestrul1", "one-letter-changed"),
        ("Kestrel1", "Kestrels", "one-letter-changed"),
        ("Kestrel1", "Kestrelblue", "longer-version"),
        ("Kestrel1", "blueKestrel", "longer-version"),
        ("Kestrel1", "lertsek1", "backwards"),
    ],
)
def test_what_two_share(one: str, other: str, code: str) -> None:
    """The same is said of both."""
    found = codes(one, other)
    assert set(found) == {one, other}
    assert code in found[one]
    assert code in found[other]


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        # The same word, from four letters on.
        ("luna1", "LUNA-2", True),
        ("lun1", "LUN-2", False),
        # One letter, from six on; from five where it is one word.
        ("kestre", "kestra", True),
        ("kestr", "kestq", True),
        ("kest", "kesq", False),
        ("k9str", "k9stq", False),
        # A beginning or an end, from six on, with six letters more at most.
        ("kestre", "kestreabcdef", True),
        ("kestre", "kestreabcdefg", False),
        ("kestr", "kestrabc", False),
        ("kestre", "ertsek", True),
        ("kestr", "rtsek", False),
    ],
)
def test_from_how_many_letters_on(one: str, other: str, *, are: bool) -> None:
    """Shorter ones meet by chance."""
    assert bool(codes(one, other)) is are


@pytest.mark.parametrize(
    ("password", "part"),
    [
        ("quillfeather", True),
        ("73829164", False),
        ("7382916x", True),
        ("password", False),
        ("k" * 1000, True),
        ("k" * 1001, False),
        ("738291645", True),
    ],
)
def test_who_takes_part(password: str, *, part: bool) -> None:
    """No PIN, nothing that everybody has, and no whole text."""
    assert related._takes_part(password) is part


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("12kestrel!", "kestrel"),
        ("«késtrel»", "késtrel"),
        ("12", ""),
        ("«»", ""),
        ("k", "k"),
        ("é", "é"),
        ("", ""),
    ],
)
def test_digits_and_signs_at_the_ends_go(text: str, word: str) -> None:
    """In any script; what stands between letters stays."""
    assert related._strip(text) == word


@pytest.mark.parametrize(
    ("folded", "kept"),
    [
        ("5unshine", "5unshine"),
        ("55unshine", "55unshine"),
        ("555unshine", "unshine"),
        ("sunshin3", "sunshin"),
        ("sunshin$", "sunshin$"),
        ("sunshin$$", "sunshin$$"),
        ("sunshin$$$", "sunshin"),
        ("2unshine", "unshine"),
        ("sunshine", "sunshine"),
        ("12", ""),
    ],
)
def test_signs_that_stand_for_letters_stay_at_the_ends(folded: str, kept: str) -> None:
    """One or two of them; digits behind a word are a number."""
    assert related._keep_leet_ends(folded, related._strip(folded)) == kept


def test_the_name_of_a_site_is_taken_out() -> None:
    """Whole, without leet, or its first two to five letters; what is left has four letters at least."""
    assert set(codes("Kestrel1", "Kestrelexamp", site="example")) == {"Kestrel1", "Kestrelexamp"}
    assert related._site_name("My-Site.org") == ("mysiteorg", "mysiteorg", ("my", "mys", "mysi", "mysit"))
    assert related._site_name("x") == ("x", "", ())
    assert related._site_name("ab") == ("ab", "", ("ab",))
    assert list(related._without_pieces("lunaam", ("am", "ama"))) == ["luna"]
    assert list(related._without_pieces("amluna", ("am",))) == ["luna"]
    assert list(related._without_pieces("lunam", ("am",))) == []


def test_names_of_sites_are_forgotten_after_an_audit() -> None:
    """They say where a person has accounts."""
    related._site_name("example")
    assert related._site_name.cache_info().currsize
    related.forget()
    assert related._site_name.cache_info().currsize == 0
