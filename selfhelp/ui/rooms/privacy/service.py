"""One service, a setting at a time: what to choose, why, where to press, what it may set off."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from selfhelp.case import subjects
from selfhelp.case.change import mark, unmark
from selfhelp.case.model import MarkState
from selfhelp.catalogue.model import Setting
from selfhelp.catalogue.text import said
from selfhelp.language import npgettext, pgettext, render
from selfhelp.plan.wording import short_minutes
from selfhelp.ui.account_part import account_part
from selfhelp.ui.column_page import ColumnPage
from selfhelp.ui.parts import address_line, clicks, link_button, trust_line, words_of
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.checklist import Checklist
from selfhelp.ui.widgets.chip import MenuPath
from selfhelp.ui.widgets.fold import Fold
from selfhelp.ui.widgets.folded_line import FoldCard, FoldedLine, folded_text
from selfhelp.ui.widgets.heading import Heading, PageTitle
from selfhelp.ui.widgets.hero_card import RaisedCard
from selfhelp.ui.widgets.lead_mark import LeadMark
from selfhelp.ui.widgets.note_line import hint, may_notice
from selfhelp.ui.widgets.row_face import RowFace, service_lead
from selfhelp.ui.widgets.row_group import RowGroup
from selfhelp.ui.widgets.stacked import Stacked
from selfhelp.ui.widgets.tabs import Tab, Tabs
from selfhelp.ui.widgets.text import Prose
from selfhelp.views.service import (
    OpenSetting,
    ServiceState,
    SettingRow,
    first_left,
    menu_labels,
    service_state,
)

#: So many lines on the whole service stand open; more wait behind one line.
NOTES_SHOWN = 2
#: So many settings that follow stand open.
NEXT_SHOWN = 4

#: Names longer than this, in characters, would push the last button off its line.
LONG_NAME = 14


class ServicePage(ColumnPage):
    """Draws the service whose id is the argument; one setting is open at a time."""

    room = "privacy"

    def prepare(self) -> None:
        """Open the first setting that is not done."""
        found = self.desk.catalogue.service(self.argument)
        if found is None:
            raise KeyError(self.argument)
        self.service = found
        self._opened = first_left(found, self.desk.case)
        self._different = ""
        self._more = False
        #: Which steps of the open setting were ticked on this visit.
        self._pressed: dict[tuple[str, int], bool] = {}

    def title(self) -> str:
        """Return the service's name."""
        return self.service.name

    def _state(self) -> ServiceState:
        desk = self.desk
        return service_state(desk.catalogue, desk.case, desk.today(), self.service, self._opened, desk.device)

    def kicker(self) -> str:
        """Say how many settings are behind."""
        state = self._state()
        return pgettext(
            "service", "{done} of {count} settings looked at", done=state.looked_at, count=state.total
        )

    def lands_on(self) -> str:
        """Return the button of the open setting."""
        return "setting-done"

    def draw(self) -> None:
        """Draw the open setting, those that follow, those behind, and what else the account has."""
        state = self._state()
        shows = render(state.shows) if state.shows else ""
        self.add(
            PageTitle(self.title(), shows, lead=LeadMark(service_lead(state.name)), end=self._tabs(state))
        )
        if state.open is not None:
            self.add(self._card(state.open), gap=24)
        elif state.total:
            self.add(Prose(pgettext("service", "You have looked at all of these."), "opening"), gap=24)
        if state.left:
            words = pgettext("service", "Next on {service}", service=state.name)
            self.add(Heading(words), gap=24)
            self._draw_left(state.left)
        if state.behind:
            words = pgettext("service", "Looked at: {count}", count=len(state.behind))
            shown = state.open is None
            # Under another fold it stands as its neighbour.
            gap = 0 if len(state.left) > NEXT_SHOWN + 1 else 24
            self.add(Fold(words, lambda: self._rows(state.behind), "behind", opened=shown), gap=gap)
        if state.parts:
            self.add(Heading(pgettext("service", "More on this account")), gap=24)
            self.add(self._parts(state), gap=8)
        self._draw_notes([render(note) for note in state.notes])
        self._draw_doors(state)

    def _draw_left(self, left: Sequence[SettingRow]) -> None:
        """Draw what follows: the first few, and more behind one line, so that it is no wall of rows."""
        shown = NEXT_SHOWN if len(left) > NEXT_SHOWN + 1 else len(left)
        self.add(self._rows(left[:shown]), gap=8)
        more = left[shown:]
        if more:
            words = npgettext("service", "{count} more setting", "{count} more settings", len(more))
            fold = Fold(words, lambda: self._rows(more), "more-settings", opened=self._more)
            fold.toggled.connect(self._show_more)
            self.add(fold, gap=8)

    def _show_more(self, shown: bool) -> None:
        self._more = shown

    def _draw_notes(self, notes: list[str]) -> None:
        """Draw what holds for the whole service: one or two lines in view, more behind one line."""
        if len(notes) <= NOTES_SHOWN:
            self.add(*map(hint, notes))
            return
        title = pgettext("service", "Good to know")
        self.add(FoldCard(folded_text(title, notes, "notes")))

    # The device ---------------------------------------------------------------------------------

    def _tabs(self, state: ServiceState) -> QWidget | None:
        if len(state.tabs) < 2:
            return None
        known = {
            "web": Tab("web", pgettext("device", "Browser"), "monitor"),
            "phone": Tab("phone", pgettext("device", "Phone"), "smartphone"),
            "android": Tab("android", pgettext("device", "Android"), "smartphone"),
            "ios": Tab("ios", pgettext("device", "iPhone"), "smartphone"),
        }
        words = pgettext("device", "Device")
        tabs = Tabs([known[t] for t in state.tabs], state.device, words, "device-tabs")
        tabs.chosen.connect(self._choose_device)
        return tabs

    def _choose_device(self, device: str) -> None:
        self.desk.device = device
        self.redraw()

    # The open setting ---------------------------------------------------------------------------

    def _card(self, setting: OpenSetting) -> RaisedCard:
        card = RaisedCard()
        card.setObjectName("setting-card")
        card.add(Heading(render(setting.title), "hero"))
        card.add(Prose(render(setting.why), "body"), gap=8)
        choose = pgettext("service", "Choose: {value}", value=setting.choose)
        card.add(Prose(choose, "medium"), gap=12)
        if setting.only_on is not None:
            card.add(hint(render(setting.only_on)), gap=12)
        done = [self._pressed.get((setting.id, n), False) for n in range(len(setting.steps))]
        steps = words_of(setting.steps)
        checklist = Checklist(steps, done)
        path = Stacked()
        checklist.ticked.connect(lambda n, on: self._press(setting.id, n, on, steps, path))
        card.add(checklist, gap=16)
        self._show_path(setting.id, steps, path)
        card.add(path, gap=8)
        if self._different == setting.id:
            card.add(Prose(self._advice(), "body"), gap=8)
        for place, note in enumerate(setting.notices):
            card.add(may_notice(render(note)), gap=8 if place else 16)
        for place, note in enumerate(setting.remarks):
            card.add(hint(render(note)), gap=8 if place or setting.notices else 16)
        card.add(ButtonLine(*self._buttons(setting)), gap=24)
        if setting.link:
            card.add(address_line(setting.link), gap=12)
        card.add(trust_line(setting.trust), gap=8)
        return card

    def _advice(self) -> str:
        return pgettext(
            "privacy",
            "Sites move their menus. Look for the name of the setting in the site’s own search, "
            "or in its help pages. Choose “Not for me” if you can’t find it.",
        )

    def _show_path(self, setting: str, steps: Sequence[str], place: Stacked) -> None:
        """Show the labels of the menus as chips; the next one wears the accent."""
        labels = menu_labels(steps)
        while place.column.count():
            item = place.column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if len(labels) < 2:
            place.hide()
            return
        left = [i for i, (n, _label) in enumerate(labels) if not self._pressed.get((setting, n))]
        place.add(MenuPath([label for _n, label in labels], left[0] if left else -1))

    def _press(self, setting: str, place: int, on: bool, steps: Sequence[str], path: Stacked) -> None:
        self._pressed[setting, place] = on
        self._show_path(setting, steps, path)

    def _buttons(self, setting: OpenSetting) -> list[Button]:
        entry, buttons = self._setting(setting.id), []
        name = render(setting.title)
        if setting.state is None:
            done = Button(pgettext("service", "It’s done"), "main", about=name)
            buttons.append(clicks(done, "setting-done", lambda: self._keep(entry, "done")))
        else:
            again = Button(pgettext("service", "Not done after all"), "outlined", about=name)
            buttons.append(clicks(again, "setting-not-done", lambda: self._take_back(entry)))
        if setting.link:
            words = pgettext("service", "Open {service}", service=self.service.name)
            about = ""
            if len(self.service.name) > LONG_NAME:
                words, about = pgettext("service", "Open the site"), self.service.name
            shell = self.desk.shell
            buttons.append(link_button(words, setting.link, "setting-link", shell.open_link, about))
        different = Button(pgettext("service", "Looks different here"), "text", about=name)
        buttons.append(clicks(different, "different", lambda: self._looks_different(entry)))
        if setting.state is None:
            aside = Button(pgettext("service", "Not for me"), "quiet", about=name)
            buttons.append(clicks(aside, "setting-aside", lambda: self._keep(entry, "does-not-apply")))
        return buttons

    # The list -----------------------------------------------------------------------------------

    def _setting(self, setting_id: str) -> Setting:
        return next(s for s in self.service.settings if s.id == setting_id)

    def _rows(self, rows: Sequence[SettingRow]) -> RowGroup:
        faces = [(f"show-{row.id}", self._face(row)) for row in rows]
        group = RowGroup(faces)
        for row in rows:
            button = group.row(f"show-{row.id}")
            button.opened.connect(lambda setting=row.id: self._show(setting))
            button.ticked.connect(lambda on, setting=row.id: self._tick(setting, on))
        return group

    def _face(self, row: SettingRow) -> RowFace:
        left, line = row.state is None, render(row.line)
        return RowFace(
            title=render(row.title),
            # "Off" alone could be how it is now.
            line=pgettext("service", "Choose: {value}", value=line) if left else line,
            caution=render(row.caution) if row.caution and left else "",
            time=render(short_minutes(row.minutes)) if left else "",
            done=row.state == "done" if row.state != "does-not-apply" else None,
        )

    def _parts(self, state: ServiceState) -> FoldCard:
        lines = [
            FoldedLine(
                render(part.title),
                partial(account_part, part, self.desk.shell, self._looked),
                f"part-{part.kind}",
                count=pgettext("service", "done") if part.looked else render(short_minutes(part.minutes)),
            )
            for part in state.parts
        ]
        return FoldCard(*lines)

    def _draw_doors(self, state: ServiceState) -> None:
        shell, service = self.desk.shell, self.service
        doors = []
        if state.second_step:
            words = Button(
                pgettext("service", "Second step"), "text", icon="shield-check", about=service.name
            )
            doors.append(clicks(words, "to-2fa", lambda: shell.go("second-step", service.id)))
        if state.reports:
            words = Button(pgettext("service", "Report and recover"), "text", icon="flag", about=service.name)
            doors.append(clicks(words, "to-report", lambda: shell.go("report-service", service.id)))
        every = Button(pgettext("service", "All services"), "text", icon="list")
        doors.append(clicks(every, "to-services", lambda: shell.go("privacy")))
        self.add(ButtonLine(*doors), gap=24)

    # What the person does -----------------------------------------------------------------------

    def _show(self, setting_id: str) -> None:
        self._opened = setting_id
        self.arrive("step-1", "setting-card")
        self.redraw()

    def _looks_different(self, setting: Setting) -> None:
        self._different = setting.id
        self.redraw()

    def _tick(self, setting_id: str, on: bool) -> None:
        setting = self._setting(setting_id)
        if on:
            self._mark(setting, "done")
        else:
            self._take_back(setting)

    def _keep(self, setting: Setting, state: MarkState) -> None:
        """Keep what was done, and go to the top of the next setting."""
        before = self._opened
        rest = [s.id for s in self.service.settings if s.id != setting.id]
        case = self.desk.case
        self._opened = next((s for s in rest if case.mark(subjects.setting(self.service.id, s)) is None), "")
        if self._opened:
            self.arrive("step-1", "setting-card")
        else:
            self.arrive("to-services", "page-title")
        if not self._mark(setting, state):
            self._opened = before

    def _mark(self, setting: Setting, state: MarkState) -> bool:
        name = render(said(f"services/{self.service.id}:settings.{setting.id}.title", setting.title))
        words = (
            pgettext("privacy", "Done: {what}", what=name)
            if state == "done"
            else pgettext("privacy", "Set aside: {what}", what=name)
        )
        subject = subjects.setting(self.service.id, setting.id)
        return self.do(mark(subject, state, self.desk.today(), setting.revision), words)

    def _take_back(self, setting: Setting) -> None:
        self.do(
            unmark(subjects.setting(self.service.id, setting.id)), pgettext("privacy", "Back on the list.")
        )

    def _looked(self, looked: bool) -> None:
        subject, sessions = subjects.sessions(self.service.id), self.service.sessions
        if looked and sessions is not None:
            words = pgettext("service", "Noted.")
            self.do(mark(subject, "done", self.desk.today(), sessions.revision), words)
        else:
            self.do(unmark(subject), pgettext("service", "Back on the plan."))
