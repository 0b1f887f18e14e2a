"""Templates that change only with their texts, merging that loses no work, and compiling."""

import gettext
import os
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from hypothesis import given
from hypothesis import strategies as st

from maintainer.translations import files
from maintainer.translations.collect import LABEL_NOTE, extract, merge
from maintainer.translations.compiled import compile_all
from maintainer.translations.texts import Text, TranslationsError
from tests.maintainer.small_project import PAGE, SmallProject

words = st.text(st.characters(codec="utf-8", exclude_characters="\r\0\x04"), min_size=1, max_size=30)


def german(*pairs: tuple[Text, str]) -> Catalog:
    """Return a German translation of these texts."""
    catalog = files.new("de")
    for text, said in pairs:
        files.put(catalog, files.entry(text, said))
    return catalog


def merged(old: Catalog, *wanted: Text) -> dict[tuple[str, str], tuple[tuple[str, ...], bool]]:
    """Merge and return what is translated, and whether it is fuzzy."""
    read = files.entries(merge(old, list(wanted)))
    return {key: (files.strings(made), made.fuzzy) for key, made in read.items()}


def test_extract_twice_changes_nothing(project: SmallProject) -> None:
    """The same texts give the same bytes, in another order of files, at another place and line."""
    project.start_language("de")
    project.translate("de", "Leave", "Gehen")
    before = {path: path.read_bytes() for path in project.i18n.rglob("*.po*")}
    assert len(before) == 4
    project.write_source("ui/page.py", "\n\n\n# A comment.\n" + PAGE)
    extract(project)
    assert {path: path.read_bytes() for path in project.i18n.rglob("*.po*")} == before


def test_template_has_no_dates_and_no_lines(project: SmallProject) -> None:
    """A difference between two templates is always a difference between texts."""
    content = project.template("ui").read_text(encoding="utf-8")
    assert "#: selfhelp/ui/page.py\n" in content
    assert "Date" not in content
    assert "Babel" not in content


def test_catalogue_template(project: SmallProject) -> None:
    """Texts of the catalogue stand under their key; labels carry a note for the translator."""
    content = project.template("catalogue").read_text(encoding="utf-8")
    assert (
        '#: resources/catalogue/services/alpha.toml\nmsgctxt "services/alpha:settings.profile.title"'
        in content
    )
    assert f"#. {LABEL_NOTE}" in content


def test_broken_catalogue_writes_nothing(project: SmallProject) -> None:
    """With a catalogue that can't be loaded the old template stays, and the problem is named."""
    before = project.template("catalogue").read_bytes()
    (project.catalogue / "tasks" / "bad.toml").write_text("id = 1", encoding="utf-8")
    with pytest.raises(TranslationsError, match=r"tasks/bad\.toml"):
        extract(project)
    assert project.template("catalogue").read_bytes() == before


def test_changed_catalogue_text_comes_through(project: SmallProject) -> None:
    """A small change of a text keeps the translation, fuzzy; the rest is untouched."""
    project.start_language("de")
    project.translate("de", "Strangers see less.", "Fremde sehen weniger.", domain="catalogue")
    project.translate("de", "Save what you see", "Sichern", domain="catalogue")
    path = project.catalogue / "services" / "alpha.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("Strangers see less.", "Strangers see less now.")
    )
    extract(project)
    assert project.said("de", "catalogue") == {
        ("services/alpha:settings.profile.why", "Strangers see less now."): (
            ("Fremde sehen weniger.",),
            True,
        ),
        ("tasks/save:title", "Save what you see"): (("Sichern",), False),
    }


def test_merge_keeps_moves_offers_and_drops() -> None:
    """Kept as it is; moved in its list; moved elsewhere; reworded a little; reworded a lot."""
    old = german(
        (Text("a:title", "Same"), "Gleich"),
        (Text("a:steps.1", "Open the form."), "Formular öffnen."),
        (Text("b:title", "Look for your name"), "Namen suchen"),
        (Text("c:why", "It hides your address from strangers."), "Es verbirgt die Adresse."),
        (Text("d:why", "It takes a day."), "Es dauert einen Tag."),
    )
    found = merged(
        old,
        Text("a:title", "Same"),
        Text("a:steps.1", "Sign in."),
        Text("a:steps.2", "Open the form."),
        Text("z:title", "Look for your name"),
        Text("c:why", "It hides your addresses from strangers."),
        Text("d:why", "Nobody is told."),
    )
    assert found == {
        ("a:title", "Same"): (("Gleich",), False),
        ("a:steps.1", "Sign in."): (("",), False),
        ("a:steps.2", "Open the form."): (("Formular öffnen.",), False),
        ("z:title", "Look for your name"): (("Namen suchen",), True),
        ("c:why", "It hides your addresses from strangers."): (("Es verbirgt die Adresse.",), True),
        ("d:why", "Nobody is told."): (("",), False),
    }


def test_text_that_gets_a_plural_is_looked_at_again() -> None:
    """A translation of a plain sentence is offered as the first plural form, not shown."""
    found = merged(
        german((Text("a", "{count} day"), "{count} Tag")), Text("a", "{count} day", "{count} days")
    )
    assert found["a", "{count} day"] == (("{count} Tag",), True)


@given(st.dictionaries(st.tuples(words, words), words, max_size=6))
def test_merge_and_reading_back_lose_nothing(
    tmp_path_factory: pytest.TempPathFactory, said: dict[tuple[str, str], str]
) -> None:
    """Any text in any script survives being merged with the same texts, written and read."""
    texts = [Text(context, english) for context, english in said]
    catalog = german(*zip(texts, said.values(), strict=True))
    path = tmp_path_factory.mktemp("i18n") / "ui.po"
    path.write_text(files.render("ui", merge(catalog, texts)), encoding="utf-8", newline="\n")
    read = files.entries(files.read(path, "de"))
    assert {key: files.strings(made)[0] for key, made in read.items()} == said


def test_comments_of_translators_are_kept(project: SmallProject) -> None:
    """A translator's own note and name stay in the file."""
    project.start_language("de")
    path = project.translation("de", "ui")
    content = path.read_text(encoding="utf-8")
    content = content.replace('"Language: de', '"Last-Translator: Ada <ada@line.example>\\n"\n"Language: de')
    content = content.replace("#: selfhelp", "# Mind the tone.\n#: selfhelp", 1)
    path.write_text(content, encoding="utf-8")
    extract(project)
    assert path.read_text(encoding="utf-8") == content


def test_compile_round_trip(project: SmallProject) -> None:
    """What a translator wrote is what gettext says, plural forms included; fuzzy and empty are English."""
    project.start_language("ar")
    project.translate(
        "ar", "{count} day", "صفر", "يوم", "يومان", "{count} أيام", "{count} يومًا", "{count} يوم"
    )
    project.translate("ar", "Leave", "غادر", fuzzy=True)
    project.translate("ar", "Open {name}", "افتح {name}")
    project.translate("ar", "Save what you see", "احفظ", domain="catalogue")
    assert len(compile_all(project)) == 3, "two domains, and the pretend language"
    with (project.i18n / "ar" / "ui.mo").open("rb") as stream:
        ui = gettext.GNUTranslations(stream)
    assert ui.pgettext("page", "Open {name}") == "افتح {name}"
    assert ui.pgettext("page", "Leave") == "Leave"
    said = [ui.npgettext("page", "{count} day", "{count} days", n) for n in (0, 1, 2, 3, 11, 100)]
    assert said == ["صفر", "يوم", "يومان", "{count} أيام", "{count} يومًا", "{count} يوم"]
    with (project.i18n / "ar" / "catalogue.mo").open("rb") as stream:
        catalogue = gettext.GNUTranslations(stream)
    assert catalogue.pgettext("tasks/save:title", "Save what you see") == "احفظ"
    assert catalogue.pgettext("tasks/save:why", "Pages go away.") == "Pages go away."


def test_compile_only_what_is_newer(project: SmallProject) -> None:
    """Nothing is done twice; a translation that was touched is compiled again, to the same bytes."""
    project.start_language("de")
    project.translate("de", "Leave", "Gehen")
    compile_all(project)
    target = project.i18n / "de" / "ui.mo"
    first = target.read_bytes()
    for path in project.i18n.rglob("*.po"):
        os.utime(path, (1, 1))
    assert compile_all(project) == []
    os.utime(project.translation("de", "ui"))
    os.utime(target, (2, 2))
    assert compile_all(project) == ["i18n/de/ui.mo: compiled"]
    assert target.read_bytes() == first
    assert [path.suffix for path in sorted((project.i18n / "de").iterdir())] == [".mo", ".po", ".mo", ".po"]


def test_compile_without_translations(tmp_path: Path) -> None:
    """A fresh copy without any translation is fine."""
    assert compile_all(SmallProject(tmp_path)) == []


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00", b'msgid "a\nmsgstr ""', b'msgid "a" b"\nmsgstr ""', b"nonsense"]
)
def test_broken_file_is_named(project: SmallProject, content: bytes) -> None:
    """A file that is no PO file is one line with its name, and it is left as it is."""
    project.start_language("de")
    path = project.translation("de", "ui")
    path.write_bytes(content)
    for work in (extract, compile_all):
        with pytest.raises(TranslationsError, match=r"^i18n/de/ui\.po"):
            work(project)
    assert path.read_bytes() == content


def test_new_language_starts_with_a_folder(project: SmallProject) -> None:
    """An empty folder becomes two files with every text, and the plural rule of the language."""
    project.start_language("ar")
    assert "n%100>=11 ? 4 : 5" in project.translation("ar", "ui").read_text(encoding="utf-8")
    assert '"Language: ar\\n"' in project.translation("ar", "catalogue").read_text(encoding="utf-8")
