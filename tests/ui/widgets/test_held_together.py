"""Words at the end of a line: the last one is not left alone, and "e-mail" is not torn."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from selfhelp.ui.frame.rail import RailItem
from selfhelp.ui.theme import icons
from selfhelp.ui.theme.faces import face
from selfhelp.ui.theme.tokens import RAIL_WIDTH
from selfhelp.ui.widgets.field import Line, Words
from selfhelp.ui.widgets.held_together import NO_BREAK_HYPHEN, NO_BREAK_SPACE, held_together
from selfhelp.ui.widgets.text import Prose, selectable
from selfhelp.ui.widgets.typeset import _breaks, _well_broken, lay
from tests.ui.widgets.conftest import Stage


@given(st.text(st.sampled_from("abE-mil \n.é"), max_size=60))
def test_only_spaces_and_hyphens_change(text: str) -> None:
    """Places in the text stay true, and the words are the same."""
    shown = held_together(text)
    assert len(shown) == len(text)
    assert shown.replace(NO_BREAK_SPACE, " ").replace(NO_BREAK_HYPHEN, "-") == text


def test_the_last_word_has_company() -> None:
    """A heading that breaks before its last word takes one word along; a name of two words may break."""
    assert held_together("Make sure nobody sees what you do here").endswith(f"do{NO_BREAK_SPACE}here")
    assert held_together("Old mail") == "Old mail"
    assert "\n" in held_together("One line of words.\nAnd one more line.")


def test_a_painted_line_keeps_mail_whole(stage: Stage) -> None:
    """At every width "e-mail" stands on one line."""
    stage.dress()
    text = "They help you by e-mail to secure what you have"
    for width in range(80, 400, 7):
        block = lay(text, face("body"), width)
        lines = [layout.text() for layout in block._layouts]
        assert not any(line.endswith(("e-", f"e{NO_BREAK_HYPHEN}")) for line in lines)


def test_what_is_heard_and_copied_is_as_written(stage: Stage) -> None:
    """A screen reader gets plain spaces; text to copy is shown letter for letter."""
    shown = Prose("Write an e-mail to them today")
    stage.show(shown)
    assert shown.accessibleName() == shown.plain() == "Write an e-mail to them today"
    assert NO_BREAK_SPACE in shown.text()
    copied = selectable("Write an e-mail to them today")
    assert NO_BREAK_SPACE not in copied.text()
    assert NO_BREAK_HYPHEN not in copied.text()


def test_fields_begin_at_the_right_where_pages_do(stage: Stage) -> None:
    """From right to left the cursor of an empty field waits at the right, and so does what is typed."""
    assert not Line().alignment() & Qt.AlignmentFlag.AlignRight
    stage.mirror()
    line, words = Line(), Words()
    stage.show(line, words)
    for field in (line, words):
        field.clear()
    assert line.cursorRect().center().x() > line.width() / 2
    assert words.cursorRect().center().x() > words.width() / 2
    words.setPlainText("A word")
    assert words.cursorRect().center().x() > words.width() / 2


def test_ticks_are_not_mirrored(stage: Stage) -> None:
    """A tick in a mirrored icon would be none."""
    stage.mirror()
    assert icons.is_mirrored("chevron-right")
    assert not icons.is_mirrored("list-checks")


def test_a_long_name_in_the_rail_stays_on_one_line(stage: Stage) -> None:
    """Beside a long name only the number of its fact is shown; a screen reader hears all of it."""
    stage.dress()
    item = RailItem("people-search", "Sites with people", "1 to look at again", current=False)
    width = RAIL_WIDTH - 24
    assert item.heightForWidth(width) == 40
    assert item.accessibleName() == "Sites with people, 1 to look at again"
    two = RailItem("people-search", "Sites with everyone in them", "1 of 5 again", current=False)
    assert two.heightForWidth(width) > 40


def test_in_a_narrow_place_no_word_is_left_alone_above(stage: Stage) -> None:
    """Holding the last two words together never leaves one alone before them that had company."""
    used, words = face("small"), "You chose: my private details were published"

    def lonely(lines: list[str]) -> bool:
        return len(lines) > 2 and len(lines[-2].split(" ")) == 1

    held = 0
    for width in range(70, 300):
        got = [line for _at, line in _well_broken(words, used, width, 0)]
        assert not lonely(got) or lonely([line for _at, line in _breaks(words, used, width, 0)]), width
        held += got[-1] == f"were{NO_BREAK_SPACE}published"
    assert held, "where there is room the last word has company"
