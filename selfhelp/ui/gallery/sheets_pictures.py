"""Sheets of records, the reach picture, the painting and what stands around a page."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from selfhelp.ui.gallery.samples import s
from selfhelp.ui.gallery.sheet import Sheet
from selfhelp.ui.painting import regions
from selfhelp.ui.painting.done_mark import DoneMark
from selfhelp.ui.painting.picture import Picture
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import GAP_16
from selfhelp.ui.widgets.aside import Aside
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.key_cap import KeyCap
from selfhelp.ui.widgets.note_line import NoteLine, minutes
from selfhelp.ui.widgets.notice import FloatingNotice
from selfhelp.ui.widgets.pictured_card import PicturedCard
from selfhelp.ui.widgets.promise_line import PromiseLine
from selfhelp.ui.widgets.reach_picture import Opener, ReachList, ReachPicture
from selfhelp.ui.widgets.record_line import Day, Enclosed, Entry, RecordLine
from selfhelp.ui.widgets.row_face import icon_lead
from selfhelp.ui.widgets.text import Prose

OPENERS = (
    Opener(
        "marta.k@mail.example",
        ("PayPal", "X (Twitter)", "Photo club", "Instagram"),
        "can open 4",
        "same password elsewhere",
    ),
    Opener(
        "Phone ending in 42",
        ("Instagram", "Bank", "WhatsApp"),
        "can open 3",
        "they know this number",
        icon="smartphone",
    ),
    Opener("Work mail", ("Work chat",), "can open 1", strong="second step is on", icon="shield-check"),
)


def records(sheet: Sheet) -> None:
    """Records by day."""
    proof = Enclosed("p", "post-1.png", "1.2 MB", "a3f9e0b1c2d34f5e71c2")
    link = Enclosed("l", "Link to the post", "saved 21:52", "5be0a1b2c3d409ad", "link")
    days = (
        Day(
            "Friday 20 November",
            "2 notes",
            (
                Entry(
                    "1",
                    "21:40",
                    "A new account posted my street and a picture of the house.",
                    "X · @example_account",
                    (proof, link),
                ),
                Entry("2", "08:15", "The same account wrote to my sister.", "Facebook · she has the message"),
            ),
        ),
        Day(
            "Thursday 19 November",
            "1 note",
            (Entry("3", "22:00", "Eleven calls until midnight. Nobody spoke.", "Phone"),),
        ),
    )
    sheet.part("", RecordLine(days), whole=True)


def reach(sheet: Sheet) -> None:
    """What opens what."""
    sheet.part("The picture", ReachPicture(OPENERS), whole=True)
    sheet.part("The same in words", ReachList(OPENERS), whole=True)


def after(sheet: Sheet) -> None:
    """The pause after a step, and a notice that floats."""
    mark = QWidget()
    line = QHBoxLayout(mark)
    line.addStretch(1)
    line.addWidget(DoneMark())
    line.addStretch(1)
    sheet.part("", mark, whole=True)
    rest = PicturedCard(
        regions.REST,
        s("That’s enough for today"),
        s("The plan is saved here, and locked. It waits for you."),
        ButtonLine(Button(s("Rest"), "outlined")),
    )
    more = PicturedCard(
        regions.NEXT,
        s("The next small step"),
        s("Decide not to answer for now"),
        ButtonLine(Button(s("One more"), "outlined"), minutes(s("5 min"))),
    )
    sheet.part("", rest)
    sheet.part("", more)
    place = QWidget()
    place.setFixedHeight(LOOK.px(112))
    floating = FloatingNotice(place)
    sheet.part("A floating notice, with the way back beside its words", place, whole=True)
    floating.tell(s("Moved to tomorrow."), Button(s("Undo"), "outlined", icon="undo-2"), stays=True)


def painting(sheet: Sheet) -> None:
    """Every part of the scene that is used."""
    for name in ("THRESHOLD", "TRIAGE", "BAND", "HERO", "REST", "NEXT", "EVENING"):
        size = {
            "THRESHOLD": (480, 800),
            "TRIAGE": (240, 800),
            "BAND": (520, 320),
            "HERO": (184, 243),
            "REST": (352, 120),
            "NEXT": (352, 120),
            "EVENING": (720, 240),
        }[name]
        sheet.part(name.capitalize(), Picture(getattr(regions, name), *size, radius=16))


def around(sheet: Sheet) -> None:
    """Promises of the first page, and what stands beside a wide page."""
    promises = (
        PromiseLine(
            "Nothing is sent", "The guide works without the internet.", icon_lead("wifi-off", "accent")
        ),
        PromiseLine(
            "Nothing is saved unless you ask",
            "When you leave, your answers disappear.",
            icon_lead("eraser", "accent"),
        ),
        PromiseLine(
            "Press Esc three times to close it",
            "You can stop at any moment.",
            icon_lead("log-out", "accent"),
            key="Esc",
        ),
    )
    sheet.part("Promises", *promises)
    aside = Aside()
    keys = QWidget()
    line = QHBoxLayout(keys)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(LOOK.px(4))
    for _ in range(3):
        line.addWidget(KeyCap("Esc"))
    line.addSpacing(LOOK.px(GAP_16) // 2)
    line.addWidget(Prose("closes this window", "small"), 1)
    aside.add(
        "Day and night",
        Prose("National Domestic Violence Hotline", "medium"),
        Prose("1-800-799-7233", "phone"),
        Prose("A call can show on a shared bill.", "small"),
    )
    aside.add(
        "What is saved",
        Prose("Your plan and notes, on this computer only. They open with your passphrase."),
        ButtonLine(Button("Lock now", "outlined", icon="lock-keyhole")),
    )
    aside.add("", keys)
    sheet.part("Aside, from 1600 pixels", aside)
    sheet.part(
        "", NoteLine("With the fingerprint you can show later that a file was not changed.", "fingerprint")
    )
