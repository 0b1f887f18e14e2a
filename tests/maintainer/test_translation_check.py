"""The check finds each thing that must not reach a person, and says nothing about what is right."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maintainer.translations.check import check
from maintainer.translations.judge import judge
from tests.maintainer.small_project import PAGE, SmallProject

LINE = "Call 116 000 or see https://line.example/help now."


@pytest.fixture
def german(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> SmallProject:
    """Start a German translation in a program that knows German."""
    monkeypatch.setattr("maintainer.translations.check.OWN_NAMES", {"en": "English", "de": "Deutsch"})
    project.start_language("de")
    return project


def test_untranslated_is_no_problem(german: SmallProject) -> None:
    """A language may be incomplete; how complete it is is shown for each domain."""
    report = check(german)
    assert report.problems == []
    assert [(c.tag, c.domain, c.translated) for c in report.complete] == [
        ("de", "ui", 0),
        ("de", "catalogue", 0),
    ]


def test_completeness_leaves_fuzzy_out(german: SmallProject) -> None:
    """What waits for a person is counted apart, for nobody is shown it."""
    german.translate("de", "Leave", "Gehen")
    german.translate("de", "Open {name}", "Öffne", fuzzy=True)
    report = check(german)
    assert report.problems == []
    assert str(report.complete[0]) == "de ui: 25 % (1 of 4, 1 to look at again)"


def test_good_translations_pass(german: SmallProject) -> None:
    """Another order, other words, own digits and one form without its number are all fine."""
    german.translate("de", "Open {name}", "{name} öffnen")
    german.translate("de", "{count} day", "ein Tag", "{count} Tage")
    german.translate("de", LINE, "Jetzt https://line.example/help ansehen oder 116000 anrufen.")
    assert check(german).problems == []


@pytest.mark.parametrize(
    ("english", "said", "what"),
    [
        ("Open {name}", ["Öffne"], "a gap is missing: {name}"),
        ("Open {name}", ["Öffne {nmae}"], "a gap the English does not have: {nmae}"),
        ("Open {name}", ["Öffne {name} {"], "a brace"),
        ("{count} day", ["ein Tag", "{n} Tage"], "a gap the English does not have: {n}"),
        ("{count} day", ["ein Tag", ""], "1 of 2 plural forms"),
        ("Leave", ["<b>Gehen</b>"], "a tag: <b>"),
        ("Leave", ["Gehen<img src=x>"], "a tag: <img src=x>"),
        ("Leave", ["Gehen&nbsp;jetzt"], "a tag: &nbsp;"),
        ("Leave", ["Gehen\u202e"], "an invisible character: U+202E"),
        ("Leave", ["Ge\u200bhen"], "an invisible character: U+200B"),
        ("Leave", ["Ge\u200chen"], "an invisible character: U+200C"),
        ("Leave", ["Gehen: https://evil.example"], "a link the English does not have: https://evil.example"),
        ("Leave", ["Gehen: www.evil.example/x"], "a link the English does not have: www.evil.example/x"),
        ("Leave", ["Schreibe an me@evil.example"], "a link the English does not have: me@evil.example"),
        (LINE, ["https://line.example/help2"], "a link the English does not have"),
        (LINE, ["Ruf 116 006 an."], "a number the English does not have: 116006"),
        (LINE, ["Ruf ٩٠٠ ١٢٣ an."], "a number the English does not have: 900123"),
        ("Leave", [" Gehen"], "other spaces"),
        ("Leave", ["Gehen\n"], "other spaces"),
    ],
)
def test_planted_problem_is_found(german: SmallProject, english: str, said: list[str], what: str) -> None:
    """One bad translation is one line that names file, context and what is wrong."""
    german.translate("de", english, *said)
    problems = [problem for problem in check(german).problems if what in problem]
    assert len(problems) == 1
    assert problems[0].startswith(f"i18n/de/ui.po: [page] “{english[:50]}")


def test_fuzzy_is_not_judged(german: SmallProject) -> None:
    """What is not shown to anybody can wait."""
    german.translate("de", "Leave", "<b>Gehen</b>", fuzzy=True)
    assert check(german).problems == []


def test_template_out_of_date(german: SmallProject) -> None:
    """A text that was added without extraction is reported for the template and each language."""
    german.write_source("ui/page.py", PAGE + 'NEW = pgettext("page", "New")\n')
    problems = check(german).problems
    assert [problem.split(";")[0] for problem in problems] == [
        "i18n/ui.pot: out of date",
        "i18n/de/ui.po: 1 texts differ from the template",
    ]


def test_text_that_is_not_written_out(german: SmallProject) -> None:
    """What extraction can't read fails the check too."""
    german.write_source("ui/other.py", "from selfhelp.language import pgettext\npgettext('c', word)\n")
    assert check(german).problems == [
        "selfhelp/ui/other.py:2: pgettext needs its context and text written out, and first"
    ]


def test_wrong_plural_rule(german: SmallProject) -> None:
    """A header with another rule would choose wrong forms."""
    path = german.translation("de", "ui")
    path.write_text(
        path.read_text(encoding="utf-8").replace("plural=(n != 1)", "plural=(n > 1)"), encoding="utf-8"
    )
    assert [p for p in check(german).problems if "the header must say Plural-Forms: nplurals=2" in p]


def test_languages_that_nobody_could_choose(project: SmallProject) -> None:
    """A folder that is no language, and a language the program does not name, are reported."""
    (project.i18n / "notes here").mkdir()
    (project.i18n / "nl").mkdir()
    problems = check(project).problems
    assert "i18n/notes here: this is not the tag of a language" in problems
    assert "i18n/nl: selfhelp/language/available.py does not name this language" in problems
    assert any(p.startswith("i18n/nl/ui.po: missing") for p in problems)


def test_unreadable_translation(german: SmallProject) -> None:
    """A broken file is one line, and the other files are still checked."""
    german.translation("de", "ui").write_text("nonsense", encoding="utf-8")
    report = check(german)
    assert [problem.split(":")[0] for problem in report.problems] == ["i18n/de/ui.po"]
    assert [c.domain for c in report.complete] == ["catalogue"]


def test_persian_may_join_letters() -> None:
    """The zero-width non-joiner is a letter of Persian spelling, and of no other language here."""
    assert list(judge(("You can",), "می\u200cتوانید", "fa")) == []
    assert list(judge(("You can",), "می\u200cتوانید", "ar"))


@pytest.mark.parametrize(
    ("english", "said"),
    [
        ("It costs 1,000 dollars.", "Es kostet 1.000 Dollar."),
        ("In 2024, 3 of 10 did.", "3 von 10 taten es 2024."),
        ("Open “Settings”, e.g. on a phone.", "Öffne „Einstellungen“, z.B. am Telefon."),
        ("Press 1 and 2 and 3", "Drücke 1, 2, 3"),
        ("See [Help](https://a.example/b).", "Siehe [Hilfe](https://a.example/b)."),
        ("Line one.\n\nLine two.", "Zeile eins.\n\nZeile zwei."),
        ("Is 5 < 6 & 7 > 6?", "Ist 5 < 6 & 7 > 6?"),
    ],
)
def test_no_false_alarm(english: str, said: str) -> None:
    """What translators rightly do differently is not reported."""
    assert list(judge((english,), said, "de")) == []


@given(st.text())
def test_a_text_is_always_a_fair_translation_of_itself(text: str) -> None:
    """Nothing is "added" when nothing was changed, except characters that are never allowed."""
    found = [p for p in judge((text,), text, "de") if not p.startswith("an invisible character")]
    assert found == []


@given(st.text(), st.characters(categories=["Cf", "Co", "Zl", "Zp"]), st.text())
def test_no_invisible_character_gets_through(before: str, hidden: str, after: str) -> None:
    """Wherever it hides, it is named by its number."""
    found = list(judge(("Leave",), f"{before}{hidden}{after}", "de"))
    assert any(f"U+{ord(hidden):04X} {unicodedata.name(hidden, 'unnamed')}" in problem for problem in found)
