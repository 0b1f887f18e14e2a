"""Every page, in every language and theme: it opens, has names, is reached by keyboard, and fits."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget

from selfhelp import places
from selfhelp.app import application
from selfhelp.case.change import prefer
from selfhelp.catalogue.model import Catalogue
from selfhelp.catalogue.text import passages
from selfhelp.language import available
from selfhelp.tour import SAMPLE_EXPORT, sample_case, stops, visit
from selfhelp.ui.navigation import PAGES
from selfhelp.ui.navigation import page as page_of
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.widgets.text import Prose
from selfhelp.ui.window import FIRST_SIZE
from tests.ui.kit import House, Person, settle
from tests.ui.looking import (
    clipped,
    corner_of_leave,
    in_red,
    takes_keyboard,
    unnamed,
    unreached,
    with_keyboard,
)

LANGUAGES = [*(["en", "ar"] if (places.translations() / "ar").is_dir() else ["en"]), "qps"]
#: Pages about danger, or about removing everything.
RED_PAGES = {
    ("danger", ""),
    ("triage", "danger-help"),
    ("triage", "danger-myself"),
    ("help", ""),
    ("leaving", ""),
    ("leaving", "forgot"),
}
#: The way to the emergency number is red wherever it stands.
RED_PARTS = {"in-danger"}


def dressed(house: House, language: str, theme: str, text_size: int = 100) -> Person:
    """Return someone with a case that is some days old, in a language, a theme and a text size."""
    case = prefer(language=language, theme=theme, text_size=text_size)(sample_case())
    return house.enter(case, size=(FIRST_SIZE.width(), FIRST_SIZE.height()))


def all_stops(person: Person) -> list[tuple[str, str]]:
    """Return page and argument of every page, the ones reached from a locked program too."""
    found = [(page, argument) for _name, page, argument in stops(person.desk)]
    table = person.desk.folder.parent / "table.csv"
    table.write_text("first,second\nhttps://photos.example,lamp-harbour\n", encoding="utf-8")
    # A page that the tour does not show yet is looked at all the same.
    missing = sorted(set(PAGES) - {page for page, _argument in found})
    found += [(page, str(table) if page == "password-columns" else "") for page in missing]
    return [*found, ("keep", "settings"), ("leaving", "forgot")]


def one_of_each(person: Person) -> list[tuple[str, str]]:
    """Return every page once, and those whose words are the longest."""
    firsts = {page: (page, argument) for page, argument in reversed(all_stops(person))}
    long = [("triage", "what"), ("triage", "where"), ("triage", "danger-help"), ("service", "wikimedia")]
    return [*firsts.values(), *long, ("passwords", "report"), ("plan", "all"), ("broker", "radaris")]


class Strays(QObject):
    """Notes every widget that is shown as a window of its own."""

    def __init__(self) -> None:
        """Start with none."""
        super().__init__()
        self.found: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at what is shown."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.found.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


def see(person: Person, page: str, argument: str, export: Path) -> None:
    """Show a page and wait until it rests."""
    visit(person.window, page, argument, export)
    settle()
    assert person.where == (page, "" if argument == "report" and page == "passwords" else argument)


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """Return an invented export of nine rows."""
    path = tmp_path / "sample-export.csv"
    path.write_text(SAMPLE_EXPORT, encoding="utf-8")
    return path


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_in_light(house: House, export: Path, language: str) -> None:
    """Every page has a title, names for screen readers, a way through by Tab, and nothing that is cut off."""
    person = dressed(house, language, "light")
    wrong: list[str] = []
    corners: dict[str, tuple[int, int]] = {}
    for page, argument in one_of_each(person) if language == "qps" else all_stops(person):
        see(person, page, argument, export)
        here = f"{page} {argument}: "
        shown = person.window.page
        assert shown is not None
        # The notes whose ways were shown are closed again by now, and the page names them no more.
        closed = page == "ways" and argument
        if not shown.title().strip() or (person.heading() != shown.title() and not closed):
            wrong.append(f"{here}the title is {person.heading()!r}")
        wrong += [here + w for w in unnamed(person.window)]
        wrong += [here + w for w in unreached(person.window)]
        wrong += [here + w for w in clipped(person.window)]
        corners[here] = corner_of_leave(person.window)
        if (page, argument) not in RED_PAGES:
            red = [w for w in in_red(person.window) if w.objectName() not in RED_PARTS]
            wrong += [f"{here}red: {w.objectName()}" for w in red]
    assert not wrong, "\n".join(wrong)
    assert moved(corners) == {}


def test_no_text_of_the_catalogue_is_said_under_a_key_that_nobody_translates(
    house: House, export: Path
) -> None:
    """In the pretend language a text stays English only where its key is wrong; names and labels may."""
    person = dressed(house, "qps", "light")
    texts = passages(person.desk.catalogue)
    plain = {one.text for one in texts if not one.label and one.text.count(" ") > 1}
    # Help lines keep their own names, and links are called by these too.
    names = "\n".join(line.name for c in person.desk.catalogue.countries for line in c.help_lines)
    plain = {text for text in plain if text not in names}
    seen: set[str] = set()
    for page, argument in one_of_each(person):
        see(person, page, argument, export)
        for widget in person.window.findChildren(QWidget):
            said = widget.plain() if isinstance(widget, Prose) else getattr(widget, "text", str)()
            seen.update(f"{said}\n{widget.accessibleName()}".splitlines())
    assert len(seen) > 800
    everything = "\n".join(seen)
    # Some stand within a line of ours, as what is recommended does.
    assert [text for text in plain if text in everything] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_in_dark_and_large(house: House, export: Path, language: str) -> None:
    """In the dark and at twice the text size every page opens, "Leave" stays, and nothing is cut off."""
    person = dressed(house, language, "dark", 200)
    wrong: list[str] = []
    corners: dict[str, tuple[int, int]] = {}
    for page, argument in one_of_each(person):
        see(person, page, argument, export)
        assert person.heading().strip(), (page, argument)
        wrong += [f"{page} {argument}: {w}" for w in clipped(person.window)]
        corners[f"{page} {argument}"] = corner_of_leave(person.window)
    assert not wrong, "\n".join(wrong)
    assert moved(corners) == {}


def moved(corners: dict[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """Return the pages on which "Leave" is not where it is on the first one."""
    first = next(iter(corners.values()))
    return {h: c for h, c in corners.items() if max(abs(c[0] - first[0]), abs(c[1] - first[1])) > 2}


@pytest.mark.parametrize("size", [(1120, 480), (820, 600), (540, 480), (1120, 600)])
def test_a_small_window_cuts_nothing_off(house: House, size: tuple[int, int]) -> None:
    """On a small screen the rooms become a menu, "Leave" stays in its corner, and nothing is cut off."""
    person = house.enter(sample_case(), size=size)
    wrong: list[str] = []
    for page, argument in (
        ("plan", "all"),
        ("service", "instagram"),
        ("broker", "radaris"),
        ("triage", "who"),
    ):
        person.go(page, argument)
        wrong += [f"{page}: {w}" for w in clipped(person.window)]
        assert person.has("rail-records") or person.has("rooms") or page == "triage"
    assert not wrong, "\n".join(wrong)


def test_leave_is_mirrored_where_text_runs_from_the_right(house: House, export: Path) -> None:
    """Where the program runs from right to left, "Leave" is in the other corner, at the same distance."""
    person = dressed(house, "en", "light")
    usual = corner_of_leave(person.window)
    application().setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    for page, argument in (("plan", ""), ("triage", "what"), ("keep", ""), ("settings", ""), ("help", "")):
        see(person, page, argument, export)
        mirrored = corner_of_leave(person.window)
        assert abs(mirrored[0] - usual[0]) <= 2, page
        assert abs(mirrored[1] - usual[1]) <= 2, page
        button = person.find("leave", QPushButton)
        assert button.mapTo(person.window, QPoint(0, 0)).x() < person.window.width() / 4


@pytest.mark.parametrize("page", [("triage", "what"), ("plan", "all"), ("records", ""), ("keep", "")])
def test_the_tab_key_goes_round(house: House, page: tuple[str, str]) -> None:
    """Tab, pressed as often as there are things to reach, comes back to where it began."""
    person = dressed(house, "en", "light")
    person.go(*page)
    wanted = with_keyboard(person.window)
    person.window.activateWindow()
    wanted[0].setFocus()
    seen = []
    for _ in wanted:
        here = person.window.focusWidget()
        assert here is not None
        assert takes_keyboard(here)
        seen.append(here)
        person.press(Qt.Key.Key_Tab)
    assert set(seen) == set(wanted)
    assert person.window.focusWidget() is wanted[0]


def test_a_long_text_is_read_by_keyboard(house: House) -> None:
    """Page Down scrolls a guide although only its last button takes the keyboard."""
    person = dressed(house, "en", "light")
    person.go("guide", "offline-promise")
    page = person.window.page
    assert page is not None
    bar = page.findChildren(QScrollArea)[0].verticalScrollBar()
    assert bar.maximum() > 0
    assert bar.value() == 0
    person.window.activateWindow()
    person.press(Qt.Key.Key_PageDown)
    assert bar.value() > 0


def _shows(image: QImage, colour: str) -> bool:
    """Tell whether a picture has a clear area of a colour."""
    wanted = int(colour[1:], 16) | 0xFF000000
    pattern = wanted.to_bytes(4, "little")
    return bytes(image.convertToFormat(QImage.Format.Format_ARGB32).constBits()).count(pattern) > 8


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_red_is_seen_only_where_there_is_danger(house: House, theme: str) -> None:
    """The colours of danger are painted on the emergency numbers, on the way there, and nowhere else."""
    person = dressed(house, "en", theme)
    calm = [("plan", "all"), ("passwords", ""), ("report", ""), ("people-search", ""), ("broker", "radaris")]
    for page, argument in [*calm, ("settings", ""), ("records", ""), ("answers", ""), ("practice", "")]:
        person.go(page, argument)
        picture = person.window.grab().toImage()
        assert not _shows(picture, LOOK.colours.danger), page
        assert not _shows(picture, LOOK.colours.danger_soft), page
    person.go("help")
    assert _shows(person.window.grab().toImage(), LOOK.colours.danger_soft)


def test_every_entry_of_the_catalogue_opens(house: House, catalogue: Catalogue) -> None:
    """Services, sites, tasks, letters and guides have a page with words on it."""
    person = dressed(house, "en", "light")
    person.window.hide()
    wanted = [("service", s.id) for s in catalogue.services if s.settings]
    wanted += [("report-service", s.id) for s in catalogue.services if s.reports or s.recovery]
    wanted += [("second-step", s.id) for s in catalogue.services if s.two_factor]
    # The sites and tasks are many and alike; some are enough to see each kind of them.
    wanted += [("broker", b.id) for b in catalogue.brokers[::8]]
    wanted += [("task", t.id) for t in catalogue.tasks[::2]]
    wanted += [("letter", x.id) for x in catalogue.letters]
    wanted += [("guide", g.id) for g in catalogue.guides]
    for page, argument in wanted:
        made = page_of(page)(person.desk, argument)
        assert made.title().strip(), (page, argument)
        made.deleteLater()


def test_languages_of_this_sweep_are_those_of_the_program() -> None:
    """A language that is added is looked at, too."""
    assert set(available()) <= set(LANGUAGES)


def test_no_part_of_a_page_flashes_up_as_a_window(house: House, tmp_path: Path) -> None:
    """What is shown before it has a place would be a window of its own, and take the keyboard away."""
    person = dressed(house, "en", "light")
    export = tmp_path / "export.csv"
    export.write_text(SAMPLE_EXPORT, encoding="utf-8")
    strays = Strays()
    application().installEventFilter(strays)
    for page, argument in one_of_each(person):
        see(person, page, argument, export)
        assert not strays.found, (page, argument)
    application().removeEventFilter(strays)
    assert person.window.isActiveWindow()
