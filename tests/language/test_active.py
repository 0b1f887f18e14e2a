"""What a page is told when it asks for words: the translation if it can be trusted, English otherwise."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfhelp.language import (
    Language,
    Message,
    activate,
    active,
    catalogue_text,
    message,
    messages,
    npgettext,
    number,
    pgettext,
    render,
)
from tests.language.compiled import Said, opened

ARABIC_DIGITS = "٠١٢٣٤٥٦٧٨٩"
names = st.text(string.ascii_lowercase, min_size=1, max_size=8)
words = st.text(st.characters(exclude_characters="{}", exclude_categories=["Cs"]), max_size=20)


def speak(tag: str = "de", ui: Said | None = None, catalogue: Said | None = None) -> None:
    """Speak an invented translation from now on."""
    activate(Language(tag, tag, ui=opened(tag, ui or {}), catalogue=opened(tag, catalogue or {})))


def test_translation_is_shown_with_its_values() -> None:
    """A translation with the same gaps is shown, in whatever order it has them."""
    speak(ui={("plan", "{done} of {total}"): "von {total} sind {done} geschafft"})
    assert pgettext("plan", "{done} of {total}", done=2, total=5) == "von 5 sind 2 geschafft"


@pytest.mark.parametrize("said", ["Öffne {nmae}", "Öffne", "Öffne {name} {name2}", "Öffne {name} {site}"])
def test_other_gaps_show_english(said: str) -> None:
    """A translation that lost, misspelled or added a gap is not shown at all."""
    speak(ui={("plan", "Open {name}"): said})
    expected = "Öffne Instagram {name2}" if said.endswith("{name2}") else "Open Instagram"
    assert pgettext("plan", "Open {name}", name="Instagram") == expected


def test_a_gap_may_stand_twice() -> None:
    """Some languages repeat a name where English says "it"."""
    speak(ui={("plan", "Open {name}, then close it"): "{name} öffnen, dann {name} schließen"})
    assert pgettext("plan", "Open {name}, then close it", name="X") == "X öffnen, dann X schließen"


@given(words, words, names, names)
def test_no_translation_brings_its_own_gap(before: str, after: str, own: str, other: str) -> None:
    """Whatever a translation says around it, a gap that is not in the English shows the English."""
    english = f"Open {{{own}}}"
    speak(ui={("plan", english): f"{before}{{{other}}}{after}"})
    shown = pgettext("plan", english, **{own: "X"})
    assert shown == (f"{before}X{after}" if own == other else "Open X")


def test_value_with_braces_is_not_filled_again() -> None:
    """What a person typed is shown as it is, even when it looks like a gap."""
    assert pgettext("x", "{name} and {site}", name="{site}", site="S") == "{site} and S"


def test_plural_forms_may_drop_the_number() -> None:
    """Arabic has six forms, and writes "one" and "two" as words."""
    key = ("rail fact", "{count} link", "{count} links")
    forms = ("لا روابط", "رابط واحد", "رابطان", "{count} روابط", "{count} رابطًا", "{count} رابط")
    activate(Language("ar", "العربية", True, ui=opened("ar", {key: forms}), digits=ARABIC_DIGITS))
    said = [npgettext(*key, count) for count in (0, 1, 2, 3, 11, 100)]
    assert said == ["لا روابط", "رابط واحد", "رابطان", "٣ روابط", "١١ رابطًا", "١٠٠ رابط"]


def test_plural_form_may_drop_nothing_else() -> None:
    """Only the number may be left out; a lost name shows the English form that fits the number."""
    key = ("x", "{count} link of {name}", "{count} links of {name}")
    speak(ui={key: ("ein Link von {name}", "{count} Links")})
    assert npgettext(*key, 1, name="X") == "ein Link von X"
    assert npgettext(*key, 3, name="X") == "3 links of X"


def test_singular_may_not_drop_the_number() -> None:
    """A sentence without plural forms keeps its number, even if it is called count."""
    speak(ui={("x", "Row {count}"): "Zeile"})
    assert pgettext("x", "Row {count}", count=4) == "Row 4"


@given(st.text(min_size=1), st.text(min_size=1), st.integers(0, 10**6))
def test_missing_translation_shows_english(context: str, text: str, count: int) -> None:
    """A text that nobody has translated is shown in English, never left blank."""
    speak()
    sentence = text.replace("{", "").replace("}", "") or "x"
    assert pgettext(context, sentence) == sentence
    assert npgettext(context, sentence, sentence + "s", count) == sentence + ("" if count == 1 else "s")
    assert catalogue_text(context, sentence) == sentence


def test_context_tells_equal_words_apart() -> None:
    """The same English word can have two translations."""
    speak(ui={("button", "Open"): "Öffnen", ("state", "Open"): "Offen"})
    assert (pgettext("button", "Open"), pgettext("state", "Open")) == ("Öffnen", "Offen")
    assert pgettext("elsewhere", "Open") == "Open"


def test_message_is_said_when_it_is_rendered() -> None:
    """A message made in one language is said in the language of the moment, with messages in its gaps."""
    outer = message("x", "First: {step}", step=message("x", "Stop"))
    assert render(outer) == "First: Stop"
    speak(ui={("x", "First: {step}"): "Zuerst: {step}", ("x", "Stop"): "Halt"})
    assert render(outer) == "Zuerst: Halt"


def test_messages_choose_their_form() -> None:
    """Plural messages carry their number and English has two forms."""
    assert [render(messages("x", "{count} day", "{count} days", n)) for n in (0, 1, 2)] == [
        "0 days",
        "1 day",
        "2 days",
    ]


def test_catalogue_text_has_its_own_domain() -> None:
    """A text of the catalogue is looked up under its key and not among the program's own words."""
    speak(ui={("k", "Settings"): "falsch"}, catalogue={("k", "Settings"): "Einstellungen"})
    assert catalogue_text("k", "Settings") == "Einstellungen"
    assert render(Message("k", "Settings", domain="catalogue")) == "Einstellungen"


def test_catalogue_text_keeps_its_gaps() -> None:
    """The gaps of a letter stay for the person to fill, and a translation must have all of them."""
    said: Said = {("a", "I am {full-name}."): "Ich bin {full-name}.", ("b", "I am {full-name}."): "Ich bin."}
    speak(catalogue=said)
    assert catalogue_text("a", "I am {full-name}.") == "Ich bin {full-name}."
    assert catalogue_text("b", "I am {full-name}.") == "I am {full-name}."


@given(st.integers(-(10**12), 10**12))
def test_arabic_digits(value: int) -> None:
    """Numbers are written in Arabic digits, and only the digits change."""
    activate(Language("ar", "العربية", True, digits=ARABIC_DIGITS))
    said = number(value)
    assert not any(c in string.digits for c in said)
    assert int(said) == value


def test_words_keep_their_digits() -> None:
    """Digits inside a text value, such as a telephone number, stay as they are, in their own direction."""
    activate(Language("ar", "العربية", True, digits=ARABIC_DIGITS))
    assert pgettext("x", "Call {phone} in {minutes} minutes", phone="112", minutes=5) == (
        "Call \u2066112\u2069 in ٥ minutes"
    )


def test_english_is_active_at_the_start() -> None:
    """Without a choice the program speaks English, from left to right."""
    assert active().tag == "en"
    assert not active().right_to_left
    assert number(2026) == "2026"
