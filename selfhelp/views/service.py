"""What the page of one service shows: its settings on the chosen device, and what else an account has."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from selfhelp.case import subjects
from selfhelp.case.model import Case, MarkState
from selfhelp.catalogue.model import (
    Catalogue,
    Close,
    Connected,
    DataDownload,
    Device,
    Path,
    Service,
    Sessions,
    Setting,
)
from selfhelp.catalogue.text import said, said_each
from selfhelp.catalogue.trust import Trust, trust_of
from selfhelp.language import Message, message
from selfhelp.views.effects import cautions, in_a_row, remarks

#: A label as a site shows it, in the quotation marks of the language.
LABEL = re.compile(r"“([^”]+)”|«\s?([^»]+?)\s?»|„([^“]+)“|「([^」]+)」")
#: Where the steps of a path can be followed, by tab, the best fitting first.
SERVES: dict[str, tuple[Device, ...]] = {
    "web": ("web", "computer", "any"),
    "phone": ("app", "any", "android", "ios"),
    "android": ("android", "app", "any"),
    "ios": ("ios", "app", "any"),
}
#: What to say where a setting has no steps for the chosen tab.
ONLY_ON: dict[Device, Message] = {
    "web": message("service", "You can change this in the browser only."),
    "computer": message("service", "You can change this on a computer only."),
    "app": message("service", "You can change this in the app on a phone only."),
    "android": message("service", "These steps are for Android."),
    "ios": message("service", "These steps are for an iPhone."),
}


@dataclass(frozen=True, slots=True)
class SettingRow:
    """A setting in the list."""

    id: str
    title: Message
    line: Message
    caution: Message | None
    minutes: int
    state: MarkState | None


@dataclass(frozen=True, slots=True)
class OpenSetting:
    """The setting that is open.

    Attributes:
        only_on: said where there are no steps for the chosen device.
        notices: what it may set off, before the button.
        state: what the person did with it; None while it is left.
        changed: the steps were changed since it was done.
    """

    id: str
    title: Message
    choose: Message
    why: Message
    minutes: int
    steps: tuple[Message, ...]
    only_on: Message | None
    notices: tuple[Message, ...]
    remarks: tuple[Message, ...]
    link: str
    trust: Trust
    state: MarkState | None
    changed: bool


@dataclass(frozen=True, slots=True)
class AccountPart:
    """Something else an account has: signed-in devices, connected apps, a copy of the data, its end.

    Attributes:
        kind: ``sessions``, ``connected``, ``copy`` or ``close``.
        looked: whether the person looked; None where that is not kept.
    """

    kind: str
    title: Message
    intro: Message | None
    steps: tuple[Message, ...]
    notices: tuple[Message, ...]
    remarks: tuple[Message, ...]
    link: str
    trust: Trust
    minutes: int
    looked: bool | None = None


@dataclass(frozen=True, slots=True)
class ServiceState:
    """One service.

    Attributes:
        tabs: the devices there are different steps for; fewer than two need no tabs.
        left: settings to look at, in order, without the open one.
        behind: settings that were done or set aside.
    """

    name: str
    shows: Message | None
    tabs: tuple[str, ...]
    device: str
    open: OpenSetting | None
    left: tuple[SettingRow, ...]
    behind: tuple[SettingRow, ...]
    notes: tuple[Message, ...]
    parts: tuple[AccountPart, ...]
    looked_at: int
    total: int
    second_step: bool
    reports: bool


def menu_labels(steps: Iterable[str]) -> tuple[tuple[int, str], ...]:
    """Return the menu labels that steps name, each with the number of its step from 0, in order."""
    found = []
    for place, step in enumerate(steps):
        label = LABEL.search(step)
        if label is not None:
            found.append((place, next(part for part in label.groups() if part)))
    return tuple(found)


def tabs_of(service: Service) -> tuple[str, ...]:
    """Return the devices a person can choose among: browser, and the phone, told apart where it matters."""
    devices = {p.device for s in service.settings for p in s.paths}
    web = ("web",) if devices & {"web", "computer"} else ()
    if devices & {"android", "ios"}:
        return (*web, "android", "ios")
    return (*web, "phone") if "app" in devices else web


def path_for(setting: Setting, device: str) -> Path:
    """Return the steps to follow on a device; those of another where it has none."""
    for wanted in SERVES.get(device, ()):
        for path in setting.paths:
            if path.device == wanted:
                return path
    return setting.paths[0]


def chosen_device(service: Service, remembered: str) -> str:
    """Return the tab to start with: the one of the session, or the one with most steps."""
    tabs = tabs_of(service)
    alike = {"phone": ("android", "ios"), "android": ("phone",), "ios": ("phone",)}
    for tab in (remembered, *alike.get(remembered, ())):
        if tab in tabs:
            return tab
    return max(tabs, key=lambda tab: _steps_on(service, tab), default="")


def _steps_on(service: Service, tab: str) -> int:
    return sum(path_for(s, tab).device in SERVES[tab] for s in service.settings)


def _row(service: Service, setting: Setting, case: Case) -> SettingRow:
    key = f"services/{service.id}:settings.{setting.id}"
    made = case.mark(subjects.setting(service.id, setting.id))
    line = said(f"{key}.recommended", setting.recommended)
    if made is not None and made.state == "does-not-apply":
        line = message("service", "Not for me")
    elif made is not None:
        line = message("service", "Done")
    return SettingRow(
        id=setting.id,
        title=said(f"{key}.title", setting.title),
        line=line,
        caution=in_a_row(setting.effects),
        minutes=setting.minutes,
        state=made.state if made else None,
    )


def _open(
    service: Service, setting: Setting, catalogue: Catalogue, case: Case, device: str, today: dt.date
) -> OpenSetting:
    key = f"services/{service.id}:settings.{setting.id}"
    path = path_for(setting, device)
    made = case.mark(subjects.setting(service.id, setting.id))
    notices, good_to_know = cautions(setting.effects), remarks(setting.effects)
    if setting.effect_note:
        note = said(f"{key}.effect_note", setting.effect_note)
        # One line says what may happen and how; a note without an effect is good to know.
        if notices:
            notices = (message("service", "{effect} {note}", effect=notices[0], note=note), *notices[1:])
        else:
            good_to_know = (*good_to_know, note)
    fits = path.device == "any" or path.device in SERVES.get(device, ())
    return OpenSetting(
        id=setting.id,
        title=said(f"{key}.title", setting.title),
        choose=said(f"{key}.recommended", setting.recommended),
        why=said(f"{key}.why", setting.why),
        minutes=setting.minutes,
        steps=said_each(f"{key}.paths.{path.device}.steps", path.steps),
        only_on=None if fits else ONLY_ON[path.device],
        notices=notices,
        remarks=good_to_know,
        link=setting.link or "",
        trust=trust_of(setting, catalogue, today),
        state=made.state if made else None,
        changed=made is not None and made.state == "done" and made.revision < setting.revision,
    )


PartEntry = Sessions | Connected | DataDownload | Close
_PARTS: tuple[tuple[str, str, Message], ...] = (
    ("sessions", "sessions", message("service", "Which devices are signed in")),
    ("connected", "connected", message("service", "Apps and sites that can use this account")),
    ("copy", "data_download", message("service", "A copy of your data")),
    ("close", "close", message("service", "Close this account")),
)


def part_of(
    service: Service, kind: str, catalogue: Catalogue, case: Case, today: dt.date
) -> AccountPart | None:
    """Return one part of an account, or None where the service has none."""
    field, title = next((f, t) for k, f, t in _PARTS if k == kind)
    entry: PartEntry | None = getattr(service, field)
    if entry is None:
        return None
    key = f"services/{service.id}:{field}"
    intro = said(f"{key}.note", entry.note) if entry.note else None
    notices = cautions(entry.effects)
    if isinstance(entry, Close):
        # What is lost stands before everything else.
        notices = (said(f"{key}.destroys", entry.destroys), *notices)
    looked = None
    if kind == "sessions":
        looked = case.mark(subjects.sessions(service.id)) is not None
    return AccountPart(
        kind=kind,
        title=title,
        intro=intro,
        steps=said_each(f"{key}.steps", entry.steps),
        notices=notices,
        remarks=remarks(entry.effects),
        link=entry.link or "",
        trust=trust_of(entry, catalogue, today),
        minutes=entry.minutes,
        looked=looked,
    )


def first_left(service: Service, case: Case) -> str:
    """Return the id of the first setting that was not looked at; empty when all were."""
    left = (s.id for s in service.settings if case.mark(subjects.setting(service.id, s.id)) is None)
    return next(left, "")


def service_state(
    catalogue: Catalogue, case: Case, today: dt.date, service: Service, opened: str, device: str
) -> ServiceState:
    """Return what to draw.

    Args:
        catalogue: what we know.
        case: what the person did.
        today: for the age of facts.
        service: the service.
        opened: id of the setting that is open, or empty.
        device: the tab that was chosen in this session, or empty.
    """
    tab = chosen_device(service, device)
    rows = [_row(service, s, case) for s in service.settings if s.id != opened]
    setting = next((s for s in service.settings if s.id == opened), None)
    parts = (part_of(service, kind, catalogue, case, today) for kind, _field, _title in _PARTS)
    key = f"services/{service.id}"
    return ServiceState(
        name=service.name,
        shows=said(f"{key}:shows", service.shows) if service.shows else None,
        tabs=tabs_of(service),
        device=tab,
        open=_open(service, setting, catalogue, case, tab, today) if setting else None,
        left=tuple(r for r in rows if r.state is None),
        behind=tuple(r for r in rows if r.state is not None),
        notes=tuple(said(f"{key}:notes.{n}", note) for n, note in enumerate(service.notes, start=1)),
        parts=tuple(p for p in parts if p is not None),
        looked_at=sum(case.mark(subjects.setting(service.id, s.id)) is not None for s in service.settings),
        total=len(service.settings),
        second_step=service.two_factor is not None,
        reports=bool(service.reports or service.recovery),
    )
