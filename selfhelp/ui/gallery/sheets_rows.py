"""Sheets of rows, folds, the hero card and long lists."""

from PySide6.QtWidgets import QWidget

from selfhelp.ui.gallery.samples import s
from selfhelp.ui.gallery.sheet import Sheet, hovered, pressed
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.fold import Fold
from selfhelp.ui.widgets.folded_line import FoldCard, FoldedLine
from selfhelp.ui.widgets.heading import Heading, PageTitle
from selfhelp.ui.widgets.hero_card import HeroCard
from selfhelp.ui.widgets.long_list import LongList
from selfhelp.ui.widgets.row_button import RowButton
from selfhelp.ui.widgets.row_face import RowFace, icon_lead, service_lead
from selfhelp.ui.widgets.row_group import RowGroup
from selfhelp.ui.widgets.search_field import SearchField
from selfhelp.ui.widgets.stacked import Stacked

WHY = "Posts can disappear. What you save now can help with a report, at work, in court, or your own memory."
SITES = (
    *("Spokeo", "Whitepages", "Radaris", "BeenVerified", "Intelius", "MyLife", "Nuwber", "TruePeopleSearch"),
    *("FastPeopleSearch", "PeekYou", "ThatsThem", "Addresses", "USPhoneBook", "Instant", "Clustrmaps"),
)


def _row(done: bool | None = False) -> RowFace:
    title, line = s("Turn on two-step sign-in for Instagram"), s("An authenticator app is best here")
    return RowFace(title, line, time=s("10 min"), lead=service_lead("Instagram", "Ig"), done=done)


def rows(sheet: Sheet) -> None:
    """Every state of a row."""
    focused = RowButton(_row())
    sheet.focused = focused.button
    done = RowFace(
        s("Tell one person you trust"), s("Done on 21 November"), lead=icon_lead("heart-handshake"), done=True
    )
    noticed = RowFace(
        s("Make your mail account hard to enter"),
        s("It can open 4 others"),
        s("the other side may notice"),
        s("20 min"),
        icon_lead("mail"),
        done=False,
    )
    sheet.part("RowButton: rest", RowButton(_row()))
    sheet.part("Pointer over it", hovered(RowButton(_row())))
    sheet.part("Keyboard focus", focused)
    sheet.part("Pressed", pressed(RowButton(_row())))
    sheet.part("Done", RowButton(done))
    sheet.part("May be noticed", RowButton(noticed))
    sheet.part("Without a tick", RowButton(_row(None)))
    sheet.part("One line", RowButton(RowFace(s("Decide not to answer for now"), time=s("5 min"))))
    sheet.part("In an opened fold", RowButton(_row(), compact=True))
    long_ = RowFace(
        "A title that is much too long for the width that it is given in this row",
        "And a line under it that goes on for longer than anybody would want to read it here",
        time="in 6 days",
        lead=icon_lead("flag", "accent"),
        done=False,
    )
    sheet.part("Too long: cut at the end", RowButton(long_))


def many_rows(sheet: Sheet) -> None:
    """More than six rows, and a list of a hundred."""
    faces = [
        (f"r{i}", RowFace(name, "Has your address and phone", lead=service_lead(name), time=s("10 min")))
        for i, name in enumerate(SITES[:8])
    ]
    sheet.part("More than six rows: one card", RowGroup(faces))
    hundred = [
        (
            f"l{i}",
            RowFace(
                f"{SITES[i % 15]} {i + 1}", "Not asked yet", lead=service_lead(SITES[i % 15]), done=i == 1
            ),
        )
        for i in range(120)
    ]
    listed = LongList(hundred, "Sites", shows=6)
    field = SearchField("Find one of 120 sites")
    field.searched.connect(listed.search)
    sheet.part("LongList with a search field", field, listed)


def _opened() -> QWidget:
    inside = Stacked(inset=0, gap=0)
    for name in ("Google", "PayPal", "Instagram"):
        face = RowFace(
            s("Turn on two-step sign-in for Instagram"),
            s("Done on 21 November"),
            lead=service_lead(name),
            done=name == "Google",
        )
        inside.add(RowButton(face, compact=True, framed=False))
    return inside


def plan(sheet: Sheet) -> None:
    """The plan: hero, two rows, folds."""
    hero = HeroCard(
        s("Save the posts and messages as proof"),
        s(WHY),
        icon_lead("camera", "accent"),
        time=s("15 minutes"),
        caution=s("Some apps tell the sender about a screenshot."),
        buttons=(Button(s("Start"), "main"), Button(s("Tomorrow")), Button(s("Not for me"), "quiet")),
    )
    answer = RowFace(
        s("Decide not to answer for now"),
        s("You don’t owe anyone a reply today."),
        time=s("5 min"),
        lead=icon_lead("message-circle-off"),
        done=False,
    )
    number = RowFace(
        s("Lock your number at the phone company"),
        s("They know your number"),
        s("the other side may notice"),
        s("20 min"),
        icon_lead("smartphone"),
        done=False,
    )
    folds = FoldCard(
        FoldedLine(s("Now"), _opened, count=s("1 of 3"), share=1 / 3),
        FoldedLine(s("Today"), _opened, count=s("0 of 3"), share=0),
        FoldedLine(s("This week"), _opened, count=s("1 of 3"), share=1 / 3, opened=True),
        FoldedLine(s("Later"), _opened, count=s("12 steps")),
    )
    time = Button(s("I have 30 minutes"), "outlined", icon="clock", menu=True)
    title = PageTitle(s("Your next step"), s("Good that you’re here. Two things are done already."), end=time)
    sheet.part("", title, hero, whole=True)
    sheet.part("", Heading(s("Also fits today")), RowButton(answer), RowButton(number), whole=True)
    sheet.part("", Heading(s("The rest of your plan")), folds, whole=True)
    sheet.part(
        "A fold by itself",
        Fold("Something else", _opened),
        hovered(Fold("Under the pointer", _opened)),
        whole=True,
    )
