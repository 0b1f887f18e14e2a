"""One service, setting by setting: what to choose, why, how to get there, what it may set off."""

from PySide6.QtWidgets import QWidget

from selfhelp.case import subjects
from selfhelp.case.change import mark, unmark
from selfhelp.catalogue.model import Device, Setting
from selfhelp.language import Message, catalogue_text, message, npgettext, pgettext, render
from selfhelp.plan import wording
from selfhelp.plan.wording import short_minutes
from selfhelp.ui.page import Page
from selfhelp.ui.parts import effect_chips, opens, steps, trust
from selfhelp.ui.rail_facts import services_reviewed
from selfhelp.ui.widgets import buttons
from selfhelp.ui.widgets.cards import Card, Row, Rows
from selfhelp.ui.widgets.chips import chip
from selfhelp.ui.widgets.text import body, heading, muted, section, small
from selfhelp.ui.widgets.tick import Tick

DEVICES: dict[Device, Message] = {
    "any": message("device", "On any device"),
    "web": message("device", "In the browser"),
    "app": message("device", "On the phone"),
    "android": message("device", "On an Android phone"),
    "ios": message("device", "On an iPhone"),
    "computer": message("device", "On the computer"),
}


class ServicePage(Page):
    """Draws the service whose id is the argument; one setting is open at a time."""

    room = "privacy"

    def prepare(self) -> None:
        """Open the first setting that is not done."""
        found = self.desk.catalogue.service(self.argument)
        if found is None:
            raise KeyError(self.argument)
        self.service = found
        self._open: str | None = self._first_left()
        #: A setting that was done before it was opened, to be read again.
        self._looked_at = ""
        self._different = ""

    def _first_left(self) -> str | None:
        return next((s.id for s in self.service.settings if self._made(s) is None), None)

    def _made(self, setting: Setting) -> str | None:
        made = self.desk.case.mark(subjects.setting(self.service.id, setting.id))
        return made.state if made else None

    def title(self) -> str:
        """Return the service's name."""
        return self.service.name

    def kicker(self) -> str:
        """Say how many services are behind."""
        done, total = services_reviewed(self.desk.catalogue, self.desk.case)
        if not total:
            return pgettext("privacy", "Privacy review")
        return npgettext(
            "privacy",
            "Privacy review · {done} of {count} service done",
            "Privacy review · {done} of {count} services done",
            total,
            done=done,
        )

    def draw(self) -> None:
        """Draw settings: those behind, the open one, those to come."""
        settings = self.service.settings
        behind = self._open is not None and self._made(self._setting(self._open)) is not None
        if behind and self._open != self._looked_at:
            self._open = self._first_left()
        self.add(
            muted(
                npgettext(
                    "privacy",
                    "{count} setting worth a look. Menus may have moved since it was written down.",
                    "{count} settings worth a look, the most useful first. Menus may have moved since "
                    "they were written down.",
                    len(settings),
                )
            )
        )
        rows = Rows()
        for setting in settings:
            if setting.id == self._open:
                if rows.count():
                    self.add(rows)
                self.add(self._card(setting))
                rows = Rows()
            else:
                rows.add(self._row(setting))
        if rows.count():
            self.add(rows)
        for index, note in enumerate(self.service.notes, start=1):
            self.add(small(catalogue_text(f"services/{self.service.id}:notes.{index}", note)))
        self._draw_doors()

    def _setting(self, setting_id: str) -> Setting:
        return next(s for s in self.service.settings if s.id == setting_id)

    def _row(self, setting: Setting) -> QWidget:
        name = catalogue_text(f"{self._key(setting)}.title", setting.title)
        state = self._made(setting)
        tick = Tick(
            pgettext("privacy", "Done: {what}", what=name), checked=state == "done", name=f"tick-{setting.id}"
        )
        tick.clicked.connect(lambda checked: self._tick(setting, checked=checked))
        end: list[QWidget] = []
        if state == "done":
            end.append(chip(pgettext("privacy", "done"), "done"))
        elif state is not None:
            end.append(chip(pgettext("privacy", "does not apply")))
        else:
            end += [chip(render(wording.EFFECTS[e]), "care") for e in setting.effects if e in wording.CARE][
                :1
            ]
            end.append(small(render(short_minutes(setting.minutes))))
        show = buttons.word(pgettext("privacy", "Show"), lambda: self._show(setting.id), f"show-{setting.id}")
        show.setAccessibleName(pgettext("privacy", "Show: {what}", what=name))
        end.append(show)
        return Row([body(name)], lead=tick, end=end)

    def _key(self, setting: Setting) -> str:
        return f"services/{self.service.id}:settings.{setting.id}"

    def _card(self, setting: Setting) -> Card:
        key = self._key(setting)
        value = catalogue_text(f"{key}.recommended", setting.recommended)
        card = Card().add(
            heading(catalogue_text(f"{key}.title", setting.title)),
            body(catalogue_text(f"{key}.why", setting.why)),
            effect_chips(
                setting.minutes, setting.effects, [pgettext("privacy", "Recommended: {value}", value=value)]
            ),
        )
        if setting.effect_note:
            card.add(body(catalogue_text(f"{key}.effect_note", setting.effect_note)))
        for path in setting.paths:
            card.add(section(render(DEVICES[path.device])))
            card.add(steps(f"{key}.paths.{path.device}.steps", path.steps))
        if self._different == setting.id:
            card.add(
                small(
                    pgettext(
                        "privacy",
                        "Sites move their menus. Look for the name of the setting in the site’s own search, "
                        "or in its help pages. Mark it as not applying if you can’t find it.",
                    )
                )
            )
        card.add(trust(setting, self.desk.catalogue, self.desk.today()))
        row: list[QWidget] = []
        if self._made(setting) is None:
            row.append(
                buttons.primary(pgettext("privacy", "Done"), lambda: self._done(setting), "setting-done")
            )
        else:
            row.append(
                buttons.plain(
                    pgettext("privacy", "Not done after all"),
                    lambda: self._take_back(setting),
                    "setting-not-done",
                )
            )
        if setting.link:
            link = setting.link
            row.append(
                buttons.word(
                    opens(pgettext("privacy", "Open in my browser")),
                    lambda: self.desk.shell.open_link(link),
                    "setting-link",
                )
            )
        row.append(
            buttons.word(
                pgettext("privacy", "Looks different here"),
                lambda: self._looks_different(setting),
                "different",
            )
        )
        if self._made(setting) is None:
            row.append(
                buttons.word(
                    pgettext("privacy", "Does not apply"), lambda: self._set_aside(setting), "setting-aside"
                )
            )
        return card.add(buttons.line_of(*row))

    def _draw_doors(self) -> None:
        shell, service = self.desk.shell, self.service
        doors: list[QWidget] = []
        if service.two_factor:
            doors.append(
                buttons.word(
                    pgettext("privacy", "Second step"), lambda: shell.go("second-step", service.id), "to-2fa"
                )
            )
        if service.reports or service.recovery:
            doors.append(
                buttons.word(
                    pgettext("privacy", "Report and recover"),
                    lambda: shell.go("report-service", service.id),
                    "to-report",
                )
            )
        doors.append(
            buttons.word(pgettext("privacy", "All services"), lambda: shell.go("privacy"), "to-services")
        )
        self.add(buttons.line_of(*doors), gap=8)

    def _show(self, setting_id: str) -> None:
        self._open = setting_id
        self._looked_at = setting_id if self._made(self._setting(setting_id)) is not None else ""
        self.redraw()

    def _looks_different(self, setting: Setting) -> None:
        self._different = setting.id
        self.redraw()

    def _tick(self, setting: Setting, *, checked: bool) -> None:
        if checked:
            self._done(setting)
        else:
            self._take_back(setting)

    def _take_back(self, setting: Setting) -> None:
        self._looked_at = ""
        self.do(
            unmark(subjects.setting(self.service.id, setting.id)), pgettext("privacy", "Back on the list.")
        )

    def _done(self, setting: Setting) -> None:
        name = catalogue_text(f"{self._key(setting)}.title", setting.title)
        self.do(
            mark(subjects.setting(self.service.id, setting.id), "done", self.desk.today(), setting.revision),
            pgettext("privacy", "Done: {what}", what=name),
        )

    def _set_aside(self, setting: Setting) -> None:
        self.do(
            mark(
                subjects.setting(self.service.id, setting.id),
                "does-not-apply",
                self.desk.today(),
                setting.revision,
            ),
            pgettext("privacy", "Set aside."),
        )
