"""Sheets of what puts parts beside each other, and of parts that only one room has."""

from selfhelp.twofactor import qr
from selfhelp.ui.gallery.samples import s
from selfhelp.ui.gallery.sheet import Sheet
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.field import Line
from selfhelp.ui.widgets.field_grid import FieldGrid
from selfhelp.ui.widgets.folded_line import FoldCard, folded_text
from selfhelp.ui.widgets.found_list import FoundList
from selfhelp.ui.widgets.heading import Heading
from selfhelp.ui.widgets.icon_mark import IconMark
from selfhelp.ui.widgets.labelled_field import Field
from selfhelp.ui.widgets.lead_mark import LeadMark
from selfhelp.ui.widgets.main_and_side import MainAndSide
from selfhelp.ui.widgets.order_picture import OrderPart, OrderPicture, OrderTile
from selfhelp.ui.widgets.pause import Pause
from selfhelp.ui.widgets.points import Points
from selfhelp.ui.widgets.qr import QrCode
from selfhelp.ui.widgets.row_face import RowFace, icon_lead, service_lead
from selfhelp.ui.widgets.side_by_side import SideBySide
from selfhelp.ui.widgets.stacked import PlainCard, Stacked
from selfhelp.ui.widgets.text import Prose, selectable

_WORDS = "The window is gone at once, your notes are locked, and copied text is cleared."


def layouts(sheet: Sheet) -> None:
    """What stands beside what."""
    fields = [Field(words, Line(), f"grid-{n}") for n, words in enumerate(("Court", "Case number", "Date"))]
    sheet.part("Fields beside each other", FieldGrid(fields), whole=True)
    words = Stacked(Heading("Leave: Esc three times, or the button", "heading"), Prose(_WORDS))
    end = Button("Lock now", "outlined")
    sheet.part(
        "Words with an icon at the first line, and a button at the end",
        PlainCard(SideBySide(words, end, lead=LeadMark(icon_lead("log-out")), lead_up=True)),
        whole=True,
    )
    line = SideBySide(
        Prose("If the program crashes, its memory is not written to a file."),
        lead=IconMark("circle-check", "done"),
    )
    sheet.part("One line of a list", line, whole=True)
    points = Points(("Someone who already saw the screen.", "Files that you printed or saved."))
    sheet.part("A list with nothing to tick", points, whole=True)
    side = PlainCard(Heading("Two weak points", "heading"), Prose("Make these strong first.", "small"))
    sheet.part("A main part and a side", MainAndSide(PlainCard(Prose(_WORDS)), side), whole=True)
    texts = [folded_text(title, [_WORDS], f"text-{n}") for n, title in enumerate(("What it does", "Links"))]
    texts[0].open()
    sheet.part("Text that waits", FoldCard(*texts), whole=True)


def of_one_room(sheet: Sheet) -> None:
    """The order of passwords, a code for the camera, a search in a list, the choice after a step."""
    parts = (
        OrderPart("Change first", (OrderTile("Old mail"), OrderTile("PayPal"), OrderTile("Instagram"))),
        OrderPart("Then, when there is time", (OrderTile("Forum"), OrderTile("Newspaper")), more=3),
        OrderPart("2 look fine", more=2, done=True),
    )
    sheet.part("What to change first", OrderPicture(parts, [(0, 3)]), whole=True)
    code = qr.matrix("otpauth://totp/Practice?secret=JBSWY3DPEHPK3PXP")
    sheet.part("A code for the camera", QrCode(code, "A code"))
    sheet.part("A number to copy", selectable("0808 2000 247", "phone"))
    rows = [
        (name, RowFace(name, s("Best here: a passkey"), lead=service_lead(name)))
        for name in ("Adobe", "Airbnb")
    ]
    found = FoundList(rows, "Find one of 2 sites", Prose("Nothing is found."))
    found.field.setText("a")
    sheet.part("A list that is searched", found, whole=True)
    sheet.part(
        "After a step",
        Pause(
            s("Your plan is saved."),
            lambda: None,
            "That’s enough for today",
            "Save posts",
            "10 min",
            lambda: None,
        ),
        whole=True,
    )
