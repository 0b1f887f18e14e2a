"""The pieces that a password is searched for, and what several files have in common: value for value."""

import pytest

from selfhelp.passwords.facts import Facts
from selfhelp.passwords.families import Families
from selfhelp.passwords.folding import fold, fold_with_places, spell_out, unleet
from selfhelp.passwords.model import Credential, Imported, Skipped
from selfhelp.passwords.once import names_in_use, once
from selfhelp.passwords.passphrase import GUESSABLE, objection
from selfhelp.passwords.sites import clean_address, is_whole_site, site_host, site_label
from selfhelp.passwords.tokens import tokens_of, words_of

# Facts ----------------------------------------------------------------------------------------------


def texts(facts: Facts, *, exact: bool | None = None) -> set[str]:
    """Return the pieces of facts; only those that are a whole run of digits, or only the others."""
    return {one.text for one in tokens_of(facts) if exact is None or one.exact is exact}


def test_a_date_in_digits() -> None:
    """Day or month first, year in front or behind, with two digits or four; the year alone is no piece."""
    found = tokens_of(Facts(dates=("1907-03-09",)))
    assert {one.kind for one in found} == {"dates"}
    assert len(found) == len(set(found))
    loose = {"09031907", "19070903", "090307", "070903", "03091907", "19070309", "030907", "070309"}
    words = {
        f"{first}{second}"
        for name in ("march", "mar")
        for number in ("1907", "07", "09", "9")
        for first, second in ((name, number), (number, name))
    }
    assert texts(Facts(dates=("1907-03-09",)), exact=False) == loose | words
    exact = {"0903", "0309", "931907", "190793", "391907", "190739"}
    # Two digits for day and month and two for the year are too few to say anything.
    assert texts(Facts(dates=("1907-03-09",)), exact=True) == exact
    late = texts(Facts(dates=("1987-11-25",)), exact=True)
    assert {"2511", "1125", "25111987", "19872511", "251187", "112587"} <= late
    assert "1987" not in texts(Facts(dates=("1987-11-25",)))
    assert tokens_of(Facts(dates=("1987-02-30", "soon"))) == ()


def test_a_telephone_number_in_parts() -> None:
    """Six digits in a row, and its last four or five where nobody else's number ends so."""
    assert texts(Facts(phones=("0170 83915",))) == {"017083", "170839", "708391", "083915", "3915", "83915"}
    assert texts(Facts(phones=("0170 83915",)), exact=True) == {"3915", "83915"}
    assert texts(Facts(phones=("837291",))) == {"837291", "7291", "37291"}
    assert texts(Facts(phones=("83729",))) == set()
    assert "1234" not in texts(Facts(phones=("0170991234",)))


def test_numbers_in_a_fact_count_from_four_digits_on() -> None:
    """A house number says nothing; a postal code does."""
    assert texts(Facts(places=("10115 Ulm",))) == {"10115", "ulm"}
    assert texts(Facts(places=("1011 Ulm",)), exact=True) == {"1011"}
    assert texts(Facts(streets=("101 Ulm",))) == {"ulm"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ada Lovelace", ["ada", "lovelace", "adalovelace"]),
        ("Jo Li", ["joli"]),
        ("O'Hara", ["ohara"]),
        ("Müller", ["muller", "mueller"]),
        ("The Street", ["thestreet"]),
        ("Rosenweg", ["rosenweg", "rosen"]),
        ("Abcweg", ["abcweg"]),
        ("Abcdweg", ["abcdweg", "abcd"]),
        ("night_owl92", ["night", "owl", "nightowl"]),
        ("李娜", ["李娜"]),
        ("李", []),
        ("ab", []),
        ("", []),
        ("12", []),
    ],
)
def test_the_words_of_a_name(text: str, words: list[str]) -> None:
    """Each from three letters on and all together; words that say nothing only together with others."""
    assert list(dict.fromkeys(words_of(text))) == words


def test_of_an_address_only_what_stands_before_the_sign() -> None:
    """Its site is nobody's own."""
    assert texts(Facts(emails=("d.quill@example.org",))) == {"quill", "dquill"}


# Letters --------------------------------------------------------------------------------------------


def test_spellings_meet() -> None:
    """Case and accents go, letters that are none of these are spelt out, signs stand for letters."""
    assert fold("ÀÉßŁ") == "aessl"
    assert fold("ABC") == "abc"
    assert (fold("Müller"), spell_out("Müller"), spell_out("ÅØ")) == ("muller", "mueller", "aaoe")
    assert (unleet("p@55w0rd1"), unleet("!1|", "l"), unleet("!1|")) == ("passwordi", "lli", "iii")
    assert unleet("3478+") == "eatbt"


def test_letters_keep_their_places() -> None:
    """Two letters that one became stand where that one stood."""
    folded, places = fold_with_places("AßéB")
    assert (folded, list(places)) == ("asseb", [0, 1, 1, 2, 3])
    folded, places = fold_with_places("Ab")
    assert (folded, list(places)) == ("ab", [0, 1])


def test_families_are_joined_through_others() -> None:
    """In whatever order; who was never joined is one alone, named in the order of the first mention."""
    families = Families(["a", "b", "c", "d"])
    assert families.all() == [["a"], ["b"], ["c"], ["d"]]
    families.join("d", "c")
    families.join("e", "b")
    families.join("c", "b")
    families.join("b", "d")
    assert [sorted(one) for one in families.all()] == [["a"], ["b", "c", "d", "e"]]
    chain = Families[int]()
    for number in reversed(range(50)):
        chain.join(number, number + 1)
    assert len(chain.all()) == 1


# Files ----------------------------------------------------------------------------------------------


def login(row: int, site: str, user: str = "ada", password: str = "p", **more: object) -> Credential:
    """Make a login."""
    title = str(more.get("title", ""))
    return Credential(row, title, site, user, password, part=1 if more.get("part") else 0)


def test_an_entry_of_two_files_is_read_once() -> None:
    """The later one is left out with its reason; one file may hold it twice."""
    first = Imported("one", (login(1, "a.example"), login(2, "a.example"), login(3, "", title="Router")))
    second = Imported(
        "two",
        (
            login(1, "www.a.example", "ADA"),
            login(2, "a.example", "bob"),
            login(3, "a.example", password="q"),
            login(5, "", title="router"),
            login(5, "", title="router", part=True, password="other"),
        ),
        (Skipped(4, "note"),),
    )
    found = once([first, second])
    assert found[0] == first
    assert [(one.row, one.part) for one in found[1].credentials] == [(2, 0), (3, 0), (5, 1)]
    assert [(one.row, one.why) for one in found[1].skipped] == [
        (1, "same-entry"),
        (4, "note"),
        (5, "same-entry"),
    ]
    assert once([first]) == [first]
    assert once([second, second])[1].credentials == ()
    assert [one.why for one in once([first, second, second])[2].skipped].count("same-entry") == 5
    assert once([]) == []


def test_names_that_several_accounts_have_are_known() -> None:
    """From two on; addresses by themselves, and none twice."""
    made = [
        login(n, "a.example", name)
        for n, name in enumerate(
            ["owl", "owl", "ada@x.example", "ada@x.example", "one", "", "", "known", "known"]
        )
    ]
    found = names_in_use(made, Facts(handles=("known",), names=("Ada",)))
    assert found == Facts(handles=("known", "owl"), emails=("ada@x.example",), names=("Ada",))
    many = [login(n, "a.example", f"u{n % 30}") for n in range(60)]
    assert len(names_in_use(many, Facts()).handles) == 20


@pytest.mark.parametrize(
    ("passphrase", "refused"),
    [
        ("sunshin", False),  # Too short: the safe says so by itself.
        ("sunshine", True),
        ("sun    shine", True),
        ("qwertyuiop", True),
        ("marbled-otter-quilt-canyon", False),
        ("", False),
    ],
)
def test_a_passphrase_that_is_guessed_first_is_refused(passphrase: str, *, refused: bool) -> None:
    """From eight signs on, and however many blanks stand in it."""
    assert objection(passphrase) == (GUESSABLE if refused else None)


# Addresses ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.Example.org:443/x?y#z", "example.org"),
        ("http://https://example.org", "example.org"),
        ("example.org:8080", "example.org"),
        ("mailto:ada@example.org", "example.org"),
        ("user:secret@example.org", "example.org"),
        ("https://example.org\\@evil.example", "example.org"),
        ("https://[fe80::1]:80/", "[fe80::1]"),
        (".example.org.", "example.org"),
        ("https://example.org:x/", ""),
        ("  ", ""),
    ],
)
def test_the_host_of_an_address(address: str, host: str) -> None:
    """Without what stands around it, and without any secret in it."""
    assert site_host(address) == host


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://ada:secret@example.org/x", "example.org"),
        ("android://hash@com.example.app/", "android://com.example.app"),
        ("ANDROIDAPP://com.example", "android://com.example"),
        ("My bank", ""),
        ("android://", ""),
        ("https://ex:ample.org", ""),
    ],
)
def test_what_is_kept_of_an_address(address: str, kept: str) -> None:
    """The host, or what names an app; nothing of what is no address."""
    assert clean_address(address) == kept


@pytest.mark.parametrize(
    ("domain", "whole"),
    [
        ("example.org", True),
        ("example.co.uk", True),
        ("mail.example.org", False),
        ("www.example.org", False),
        ("https://example.org", False),
        ("co.uk", True),
        ("localhost", False),
    ],
)
def test_which_domains_are_whole_sites(domain: str, *, whole: bool) -> None:
    """Not a part of one, and not an address."""
    assert is_whole_site(domain) is whole


@pytest.mark.parametrize(
    ("address", "label"),
    [
        ("a.b.co.uk", "b"),
        ("b.co.uk", "b"),
        ("a.b.xyz.uk", "xyz"),
        ("a.co.info", "co"),
        ("android://x@com.android.app/", "app"),
        ("android://x@org.example.client/", "example"),
        ("com.example.app", "example"),
        ("10.0.0.1", "10.0.0.1"),
        ("1.2.3.4.5", "4"),
    ],
)
def test_what_a_person_calls_a_site(address: str, label: str) -> None:
    """The part before the country; of an app the first that names something."""
    assert site_label(address) == label
