"""Fields in a form: a day reads the right way round, and a grid is as high as its width needs."""

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDateTimeEdit, QLineEdit

from selfhelp.language import activate, active, open_language
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.field_grid import FieldGrid
from selfhelp.ui.widgets.labelled_field import DateField, Field, TimeField
from tests.ui.kit import settle
from tests.ui.widgets.conftest import Stage


def fields(count: int) -> list[Field]:
    """Return fields with labels, one with a line under it."""
    return [Field(f"Field {n}", QLineEdit(), f"f{n}", hint="A hint" if n == 1 else "") for n in range(count)]


def test_a_time_reads_the_same_from_right_to_left(stage: Stage) -> None:
    """In a mirrored window 21:40 is not 40:21, and typing the hour changes the hour."""
    stage.mirror()
    field = TimeField(QTime(21, 40))
    stage.show(field)
    assert field.text() == "21:40"
    field.setSelectedSection(QDateTimeEdit.Section.HourSection)
    QTest.keyClicks(field, "0915")
    assert field.time() == QTime(9, 15)


def test_a_day_is_written_as_the_language_does(stage: Stage) -> None:
    """In Arabic the month is an Arabic word, the day comes first, and Latin figures can be typed."""
    before = active()
    try:
        activate(open_language("ar"))
        stage.mirror()
        field = DateField(QDate(2026, 11, 22))
        stage.show(field)
        assert field.text() == "٢٢ نوفمبر ٢٠٢٦"
        field.setSelectedSection(QDateTimeEdit.Section.DaySection)
        QTest.keyClicks(field, "15")
        assert field.date() == QDate(2026, 11, 15)
    finally:
        activate(before)


@pytest.mark.parametrize("count", [1, 2, 5, 9])
def test_the_height_of_a_grid_is_that_of_the_width_it_is_asked_for(stage: Stage, count: int) -> None:
    """Whatever columns it has now: two widths that a scroll area tries never contradict each other."""
    grid = FieldGrid(fields(count))
    window = stage.show(grid, width=900)
    wide, narrow = 800, 300
    answers = {width: grid.heightForWidth(width) for width in (wide, narrow)}
    for width in (380, 900):
        window.resize(width, 480)
        settle()
        assert {w: grid.heightForWidth(w) for w in answers} == answers
        assert grid.height() == grid.heightForWidth(grid.width())
    if count > 1:
        assert answers[narrow] > answers[wide]


def test_a_field_left_over_takes_its_whole_row(stage: Stage) -> None:
    """No hole beside the last of an odd number."""
    made = fields(5)
    grid = FieldGrid(made)
    stage.show(grid, width=900)
    assert made[4].width() == grid.width()
    assert made[3].width() < grid.width() / 2


def test_what_acts_on_a_field_stands_beside_it(stage: Stage) -> None:
    """With large text it stands under it, where it has room."""
    show = Button("Show what I type", "quiet")
    field = Field("Passphrase", QLineEdit(), "words", width=300, end=show)
    stage.show(field)
    line = field.field.geometry()
    assert line.top() <= show.geometry().center().y() <= line.bottom()
    assert show.x() >= line.right()
    assert LOOK.scale == 1.0
    stage.dress(percent=200)
    below = Button("Show what I type", "quiet")
    large = Field("Passphrase", QLineEdit(), "words", width=300, end=below)
    stage.show(large)
    assert below.y() >= large.field.geometry().bottom()
    assert below.focusPolicy() != Qt.FocusPolicy.NoFocus
