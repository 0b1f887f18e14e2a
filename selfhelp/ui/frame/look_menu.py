"""Language and text size as a menu, for the pages before the settings can be reached."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QLocale
from PySide6.QtGui import QActionGroup

from selfhelp.language import active, available, number, pgettext
from selfhelp.ui.desk import Desk
from selfhelp.ui.widgets.button import Button, Kind
from selfhelp.ui.widgets.menu import Menu

#: Text sizes that are offered, in percent.
SIZES = (100, 125, 150, 200)


def language_name(tag: str) -> str:
    """Return the name of a language in that language."""
    name = QLocale(tag).nativeLanguageName()
    if tag.partition("-")[0] == "en":
        return "English"
    return name[:1].upper() + name[1:] if name else tag


def look_button(desk: Desk, *, on_picture: bool = False) -> Button:
    """Return the button that opens the menu; it says the language that is spoken."""
    words = language_name(active().tag)
    kind: Kind = "outlined" if on_picture else "text"
    button = Button(words, kind, icon="globe", menu=True, about=pgettext("start", "Language and text size"))
    button.setObjectName("look")
    menu = Menu(button)
    button.setMenu(menu)
    # Filled when it opens first: the first page would wait for it.
    menu.aboutToShow.connect(lambda: None if menu.actions() else _fill(menu, desk))
    return button


def _fill(menu: Menu, desk: Desk) -> None:
    from selfhelp.case.change import prefer

    def choose(**fields: object) -> None:
        desk.session.do(prefer(**fields), undoable=False)
        desk.shell.redress()

    languages = QActionGroup(menu)
    for tag in available():
        _add(menu, languages, language_name(tag), partial(choose, language=tag), chosen=tag == active().tag)
    menu.addSeparator()
    sizes = QActionGroup(menu)
    for size in SIZES:
        said = pgettext("start", "Text size {percent} %", percent=number(size))
        chosen = desk.case.preferences.text_size == size
        _add(menu, sizes, said, partial(choose, text_size=size), chosen=chosen)


def _add(menu: Menu, group: QActionGroup, words: str, action: Callable[[], None], *, chosen: bool) -> None:
    entry = menu.addAction(words)
    entry.setCheckable(True)
    entry.setChecked(chosen)
    group.addAction(entry)
    # Late: taking up a language draws the page again, and this menu with it.
    entry.triggered.connect(lambda _checked=False: action())
