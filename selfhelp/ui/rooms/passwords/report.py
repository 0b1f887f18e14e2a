"""The report: the order as a picture, the first accounts as rows, and the rest folded with its reasons."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from selfhelp.language import npgettext, number, pgettext, render
from selfhelp.ui.theme.tokens import GAP_4, GAP_8, GAP_16
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.folded_line import FoldCard, FoldedLine
from selfhelp.ui.widgets.heading import PageTitle
from selfhelp.ui.widgets.letter_tile import letters_of
from selfhelp.ui.widgets.long_list import LongList
from selfhelp.ui.widgets.order_picture import MOST, OrderPart, OrderPicture, OrderTile
from selfhelp.ui.widgets.row_face import RowFace, service_lead
from selfhelp.ui.widgets.row_group import RowGroup
from selfhelp.ui.widgets.stacked import Stacked
from selfhelp.ui.widgets.text import Prose
from selfhelp.views.password_report import FindingRow, ReportState

#: More rows than this in a fold are a list that scrolls by itself.
LONG = 14
#: So many names stand beside the title of a fold.
NAMED = 3


def report_title(state: ReportState, open_change: Callable[[str], None]) -> PageTitle:
    """Return the title with the one filled button: to begin with the first account."""
    if not state.first:
        return PageTitle(render(state.title), render(state.line))
    first = state.first[0]
    begin = Button(pgettext("passwords", "Start with {account}", account=first.name), "main")
    begin.setObjectName("start-first")
    begin.clicked.connect(lambda: open_change(first.place))
    return PageTitle(render(state.title), render(state.line), end=begin)


def order_picture(state: ReportState) -> OrderPicture:
    """Return the order as a picture."""
    fine = npgettext("passwords", "{count} looks fine", "{count} look fine", state.fine)
    # Of thousands that can wait a few have a tile, and only what has one is linked.
    first, then = _tiles(state.first), _tiles(state.then[:MOST])
    return OrderPicture(
        [
            OrderPart(pgettext("passwords", "Change first"), first),
            OrderPart(
                pgettext("passwords", "Then, when there is time"), then, more=len(state.then) - len(then)
            ),
            OrderPart(fine, more=state.fine, done=True),
        ],
        [pair for pair in state.links if max(pair) < len(first) + len(then)],
    )


def _tiles(rows: Sequence[FindingRow]) -> tuple[OrderTile, ...]:
    return tuple(OrderTile(row.name, row.letters) for row in rows)


def _face(row: FindingRow, names: Sequence[str]) -> RowFace:
    title = pgettext("passwords", "{number}. {account}", number=number(row.number), account=row.name)
    if row.username:
        title = pgettext("row", "{line} · {caution}", line=title, caution=row.username)
    # The reasons are parts of a sentence elsewhere; here they begin one.
    reasons = row.reasons[:1].upper() + row.reasons[1:]
    return RowFace(title, reasons, lead=service_lead(row.name, row.letters or letters_of(row.name, names)))


def finding_rows(
    state: ReportState, rows: Sequence[FindingRow], open_change: Callable[[str], None]
) -> QWidget:
    """Return rows that open the page of one account; a list that scrolls where there are many."""
    names = [row.name for row in (*state.first, *state.then[:MOST])]
    faces = [(f"change-{row.place}", _face(row, names)) for row in rows]
    if len(rows) > LONG:
        listed = LongList(faces, pgettext("passwords", "What can wait"), "then-list")
        listed.opened.connect(lambda key: open_change(key.removeprefix("change-")))
        return listed
    group = RowGroup(faces)
    for row in rows:
        group.row(f"change-{row.place}").opened.connect(partial(open_change, row.place))
    return group


def folds(state: ReportState, open_change: Callable[[str], None]) -> QWidget | None:
    """Return what can wait, what looks fine and what was left out, each behind a line; None without any."""
    lines: list[FoldedLine] = []
    if state.then:
        names = [row.name for row in state.then[:NAMED]]
        lines.append(
            FoldedLine(
                npgettext("passwords", "Then this one", "Then these {count}", len(state.then)),
                lambda: finding_rows(state, state.then, open_change),
                "fold-then",
                count=number(len(state.then)),
                note=pgettext("list of words", ", ").join(names),
            )
        )
    if state.fine:
        lines.append(
            FoldedLine(
                pgettext("passwords", "These look fine"),
                lambda: _inside(Prose(state.fine_words)),
                "fold-fine",
                count=number(state.fine),
                note=pgettext("passwords", "which is no proof"),
            )
        )
    if state.left_out:
        lines.append(
            FoldedLine(
                pgettext("passwords", "Left out"),
                lambda: _inside(*_left_out(state)),
                "fold-left-out",
                note=pgettext("list of words", ", ").join(kind.words for kind in state.left_out),
            )
        )
    return FoldCard(*lines) if lines else None


def _left_out(state: ReportState) -> list[QWidget]:
    return [
        Stacked(
            Prose(kind.words, "medium"),
            Prose(pgettext("passwords", "Rows {rows}", rows=kind.rows), "small"),
            gap=0,
        )
        for kind in state.left_out
    ]


def _inside(*widgets: QWidget) -> QWidget:
    return Stacked(*widgets, gap=GAP_8, inset=GAP_16 + GAP_4)
