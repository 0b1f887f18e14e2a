"""Sheets of buttons, chips, tabs, fields, answers, timelines and notices."""

from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtWidgets import QHBoxLayout, QWidget

from selfhelp.ui.gallery.samples import s
from selfhelp.ui.gallery.sheet import Sheet, hovered, pressed
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.checklist import Checklist
from selfhelp.ui.widgets.chip import Chip, MenuPath
from selfhelp.ui.widgets.field import Line
from selfhelp.ui.widgets.labelled_field import Combo, DateField, Field, NumberField, TimeField
from selfhelp.ui.widgets.lead_mark import LeadMark
from selfhelp.ui.widgets.letter_tile import LetterTile
from selfhelp.ui.widgets.note_line import hint, may_notice, minutes
from selfhelp.ui.widgets.notice import Notice
from selfhelp.ui.widgets.number_card import NumberCard, copy_number, open_outside
from selfhelp.ui.widgets.option_card import Option, OptionCards
from selfhelp.ui.widgets.progress_line import ProgressLine
from selfhelp.ui.widgets.row_face import icon_lead
from selfhelp.ui.widgets.search_field import SearchField
from selfhelp.ui.widgets.stacked import PlainCard
from selfhelp.ui.widgets.stepper import Stepper
from selfhelp.ui.widgets.tabs import DeviceTabs, Tab, Tabs
from selfhelp.ui.widgets.text import Prose
from selfhelp.ui.widgets.text_area import TextArea
from selfhelp.ui.widgets.timeline import Station, Timeline
from selfhelp.ui.widgets.two_columns import Half, TwoColumns


def _line(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
    line.addStretch(1)
    return holder


def _kinds() -> list[QWidget]:
    return [
        Button(s("Start"), "main"),
        Button("Keep", "outlined"),
        Button(s("Tomorrow")),
        Button(s("Not for me"), "quiet"),
        Button("Danger", "danger", icon="phone"),
    ]


def buttons(sheet: Sheet) -> None:
    """Buttons, chips, tabs, tiles."""
    _states_of_a_button(sheet)
    _sorts_of_a_button(sheet)
    _small_parts(sheet)


def _states_of_a_button(sheet: Sheet) -> None:
    focused = Button("Keep", "outlined")
    sheet.focused = focused
    off = [Button(s("Start"), "main"), Button("Keep", "outlined"), Button(s("Tomorrow"))]
    for button in off:
        button.setEnabled(False)
    sheet.part("Buttons: one filled on a page", ButtonLine(*_kinds()))
    sheet.part("Under the pointer", ButtonLine(*(hovered(b) for b in _kinds())))
    sheet.part("Pressed", ButtonLine(*(pressed(b) for b in _kinds())))
    sheet.part("Keyboard focus · not possible now", ButtonLine(focused, *off))


def _sorts_of_a_button(sheet: Sheet) -> None:
    large = (
        Button("Begin", "main", large=True),
        Button("I’m in danger now", "danger", icon="phone", large=True),
    )
    sheet.part("Large, for the first page", ButtonLine(*large))
    more = (
        Button("Erase everything", "erase"),
        Button("How can I be sure?", "link"),
        Button("Settings", "icon", icon="settings"),
        hovered(Button("Settings", "icon", icon="settings")),
        Button(s("I have 30 minutes"), "outlined", icon="clock", menu=True),
    )
    sheet.part("Can’t be undone · link · icon · menu", ButtonLine(*more))
    text = PlainCard(
        Prose("Words begin where the text above them begins."),
        ButtonLine(
            Button("Put these on my list", icon="list-checks"), Button("Print", "quiet", icon="printer")
        ),
    )
    sheet.part("Text edges align", text)
    sheet.part(
        "They name their object", ButtonLine(copy_number("Samaritans"), open_outside("Spokeo", "Open Spokeo"))
    )


def _small_parts(sheet: Sheet) -> None:
    sheet.part(
        "Tabs",
        DeviceTabs("web"),
        Tabs([Tab("p", "Picture", "waypoints"), Tab("l", "List", "list")], "l", "View"),
    )
    chips = (
        Chip("Profile", "accent"),
        Chip("Work mail"),
        Chip("look here first", "caution", "triangle-alert"),
        Chip("gone", "done", "check"),
    )
    sheet.part(
        "Chips: at most one in a row",
        ButtonLine(*chips),
        MenuPath(["Profile", "Menu", "Account privacy", "Private account"], 1),
    )
    tiles = [LetterTile(n) for n in ("Google", "PayPal", "Spokeo", "Photo club", "Bank", "Forum")]
    rounds = [
        LeadMark(icon_lead("camera", "accent")),
        LeadMark(icon_lead("phone")),
        LeadMark(icon_lead("triangle-alert", "caution")),
        LeadMark(icon_lead("check", "done")),
    ]
    sheet.part("Letter tiles in quiet colours, icons in rounds", _line(*tiles, *rounds))
    sheet.part(
        "Lines",
        minutes(s("15 minutes")),
        may_notice(s("Some apps tell the sender about a screenshot.")),
        hint("Each page needs its own request."),
        ProgressLine(1, 3, "1 of 3", width=120),
    )


def _typed(words: str) -> Line:
    """Return a field in which something was typed."""
    field = Line()
    field.setText(words)
    return field


def fields(sheet: Sheet) -> None:
    """Fields at rest, with the keyboard, and with something to say."""
    focused = _typed("They wrote to my manager")
    sheet.focused = focused
    countries = [(f"Country {i}", i) for i in range(40)]
    wrong = Field("Passphrase", Line(), "g1", width=320)
    wrong.say("Four words at least.", wrong=True)
    notes = TextArea(3)
    notes.setPlainText("A new account posted my street and a picture of the house.")
    disabled = _typed("can’t be changed now")
    disabled.setEnabled(False)
    for title, field in (
        ("Text", Field("Where", _typed("X, @example_account"), "g2")),
        ("Keyboard focus", Field("What happened, in a few words", focused, "g3")),
        (
            "As wide as its content, with a hint",
            Field("Minutes today", NumberField(5, 240, 30), "g4", width=96, hint="Between 5 and 240."),
        ),
        ("Something is missing", wrong),
        (
            "With what acts on it",
            Field("Passphrase", Line(), "g10", width=200, end=Button(s("Show what I type"), "quiet")),
        ),
        (
            "Day and time",
            _line(
                Field("Day", DateField(QDate(2026, 11, 22)), "g5", width=200),
                Field("Time", TimeField(QTime(10, 0)), "g6", width=96),
            ),
        ),
        ("List: ten rows, letters find", Field("Country", Combo(countries, 3), "g7", width=240)),
        ("Several lines", Field("What did you see?", notes, "g8")),
        ("Search", SearchField("Find one of 23 services")),
        ("Not possible now", Field("Name", disabled, "g9")),
    ):
        sheet.part(title, field)


def answers(sheet: Sheet) -> None:
    """Answers where several fit, and where one does."""
    several = [
        Option("a", "My private details were published", "Address, phone, workplace", "map-pin"),
        Option("b", "Someone pretends to be me", "A fake profile, posts in my name", "user-x"),
        Option("c", "A crowd is attacking me", "Many people at once", "users-round"),
        Option("d", "Intimate images of me", "Real or made with AI", "image"),
        Option(
            "e", "Calls or messages that scare me", "Threats, silent calls, floods", "message-circle-warning"
        ),
        Option("f", "They contact my family or work", "Lies, complaints", "briefcase"),
    ]
    cards = OptionCards(several, ("a", "e"), words="What is happening?")
    hovered(cards.buttons()[1])
    pressed(cards.buttons()[3])
    sheet.focused = cards.buttons()[2]
    sheet.part("", Stepper(3, 8, "Question 3 of 8"), whole=True)
    sheet.part("Several fit: check boxes", cards, whole=True)
    single = [Option("y", "Yes, I think so"), Option("n", "No"), Option("u", "I don’t know")]
    sheet.part(
        "One fits: radio buttons",
        OptionCards(single, ("n",), words="Is this device watched?", single=True, columns=1),
    )
    two = [
        Option("s", "On a stick", "The guide and the file together"),
        Option("f", "As a file", "For someone who has the guide already"),
    ]
    sheet.part(
        "Inside a card", PlainCard(OptionCards(two, ("s",), words="How?", single=True, columns=1, plain=True))
    )


def requests(sheet: Sheet) -> None:
    """Two columns, steps, states."""
    give = Half(s("You give"), "send", (s("The link to your page there"), s("A mail address kept for this")))
    back = Half(
        s("You hold back"),
        "lock",
        (s("Birth date and phone number"), s("Old addresses"), s("A picture of an ID")),
    )
    sheet.part("Give and hold back", TwoColumns(give, back))
    stations = [
        Station(s("Sent"), s("20 November"), "past"),
        Station(s("Waiting"), s("Look again on 4 December"), "now"),
        Station(s("They agreed")),
        Station(s("Gone")),
        Station(s("Back again"), "It can happen. You can ask again.", "again"),
    ]
    sheet.part("Timeline of states", PlainCard(Timeline(stations, "Your request")))
    steps = [
        "Search for your name, and open each page that is yours.",
        "Save a picture of each page, with its address and the date.",
        "Copy the address of the page.",
        "Open the removal page, paste the address, and follow the link in the mail that they send you.",
    ]
    sheet.part("Steps", PlainCard(Checklist(steps, (True, True))))
    line = NumberCard(
        "988 Suicide & Crisis Lifeline",
        "When you can’t go on, or think about dying",
        "988",
        under="call or text",
        copy=copy_number("988"),
    )
    sheet.part("A number", line)
    mail = NumberCard("Digital Security Helpline", "By e-mail", "", icon="mail")
    sheet.part("A line without a number", mail.tell(minutes("Day and night")))
    notice = Notice(
        s("The exported file is still on this computer."),
        s("Anyone who opens the computer can read it."),
        icon="file-warning",
        button=Button(s("Delete the file"), "outlined"),
    )
    sheet.part("Notice: one a page", notice, whole=True)
