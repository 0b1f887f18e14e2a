"""No text of the program escapes the translators: what is found in source, and what is refused."""

from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maintainer.translations.source import Found, read_source

IMPORT = "from selfhelp.language import message, messages, npgettext, pgettext\n"
ROOT = Path(__file__).resolve().parents[2]


def read(folder: Path, **modules: str) -> Found:
    """Read a program made of these modules; two underscores in a name stand for a folder."""
    package = folder / "selfhelp"
    for name, code in modules.items():
        path = package / f"{name.replace('__', '/', 1)}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(IMPORT + dedent(code), encoding="utf-8")
    return read_source(package)


def forms(found: Found) -> list[tuple[str, str, str | None]]:
    """Return context, singular and plural of what was found."""
    assert not found.problems
    return [(text.context, text.one, text.many) for text in found.texts]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ('pgettext("c", "Leave")', ("c", "Leave", None)),
        ('message("c", "Open {name}", name=1)', ("c", "Open {name}", None)),
        ('npgettext("c", "{count} day", "{count} days", n)', ("c", "{count} day", "{count} days")),
        ('messages("c", "{count} day", "{count} days", n, x=1)', ("c", "{count} day", "{count} days")),
        ('pgettext("c", "One "\n"two " "three")', ("c", "One two three", None)),
        ('pgettext(\n    "c",\n    # why\n    "Leave",\n)', ("c", "Leave", None)),
        ('X: dict[str, Message] = {"a": message("c", "Leave")}', ("c", "Leave", None)),
        ('x = lambda: [pgettext("c", "Leave") for y in z]', ("c", "Leave", None)),
        ('from selfhelp import language\nlanguage.pgettext("c", "Leave")', ("c", "Leave", None)),
    ],
)
def test_each_form_is_found(tmp_path: Path, code: str, expected: tuple[str, str, str | None]) -> None:
    """However a text is asked for, its translators get it whole."""
    assert forms(read(tmp_path, ui__page=code)) == [expected]


@pytest.mark.parametrize(
    "code",
    [
        'pgettext("c", word)',
        'pgettext(context, "Leave")',
        'pgettext("c", f"Open {name}")',
        'pgettext("c", "Open " + name)',
        'pgettext("c", "Open {}".format(name))',
        'pgettext("c", "yes" if x else "no")',
        "pgettext(*words)",
        'npgettext("c", "{count} day", days, 3)',
        'message(context="c", text="Leave")',
        'pgettext("c", "One " + "two")',
        'NAME = "Notes"\ndef f(): return pgettext("c", NAME)',
        'f\'<b>{pgettext("c", "Leave")}</b>\'',
        "from selfhelp.language import message as m",
        'pgettext("c", "")',
        'pgettext("", "Leave")',
        'def show(text): return pgettext("c", text)',
    ],
)
def test_text_that_is_not_written_out_is_reported(tmp_path: Path, code: str) -> None:
    """A text no translator could have seen is a problem that names file and line."""
    found = read(tmp_path, ui__page=code)
    assert len(found.problems) == 1
    assert found.problems[0].startswith("selfhelp/ui/page.py:")


def test_those_who_pass_texts_on_are_allowed(tmp_path: Path) -> None:
    """The language package and the keys of the catalogue take whatever they are given."""
    passing = "def f(context, text): return message(context, text)"
    found = read(
        tmp_path, language__active=passing, catalogue__text=passing, ui__page='pgettext("c", "One.")'
    )
    assert forms(found) == [("c", "One.", None)]


def test_other_functions_of_the_same_name(tmp_path: Path) -> None:
    """Only the functions of the language package count."""
    assert forms(read(tmp_path, ui__page="class A:\n    def f(self): self.log.message(x)")) == []


def test_same_text_in_two_places_is_one_entry(tmp_path: Path) -> None:
    """A text is translated once for each context, wherever it stands."""
    found = read(tmp_path, a='pgettext("c", "Leave")', b='pgettext("c", "Leave")\npgettext("d", "Leave")')
    assert forms(found) == [("c", "Leave", None), ("d", "Leave", None)]
    assert [place.file for place in found.texts[0].places] == ["selfhelp/a.py", "selfhelp/b.py"]


def test_two_plurals_of_one_singular(tmp_path: Path) -> None:
    """Gettext knows one plural for each singular; a second one would never be said."""
    found = read(tmp_path, a='npgettext("c", "day", "days", 1)', b='npgettext("c", "day", "dayz", 1)')
    assert len(found.problems) == 1


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1).filter(str.strip), min_size=1, max_size=5))
def test_any_text_comes_back_as_it_is(tmp_path_factory: pytest.TempPathFactory, parts: list[str]) -> None:
    """Quotes, line ends and other scripts arrive unchanged, written in one piece or several."""
    code = f"pgettext('c', {' '.join(map(ascii, parts))})"
    found = read(tmp_path_factory.mktemp("program"), ui__page=code)
    assert forms(found) == [("c", "".join(parts), None)]


def test_the_program_itself_has_no_hidden_text() -> None:
    """Every text of the real program is found, the tables of sentences among them."""
    found = read_source(ROOT / "selfhelp")
    assert found.problems == []
    contexts = {text.context for text in found.texts}
    assert {"triage", "guard.opener", "passwords.errors", "rail fact"} <= contexts
    assert any(text.one == "The page opens in your browser." for text in found.texts)
