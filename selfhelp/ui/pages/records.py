"""Records: what happened, when, where, with what was kept of it. Newest first."""

import datetime as dt
from collections.abc import Mapping
from uuid import uuid4

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from selfhelp.case.change import drop_incident, keep_draft, keep_incident
from selfhelp.case.model import Incident
from selfhelp.language import number, pgettext
from selfhelp.ui.not_kept import warn_when_nothing_is_kept
from selfhelp.ui.page import Page
from selfhelp.ui.parts import date_words
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.widgets import buttons
from selfhelp.ui.widgets.cards import Card, Row, Rows
from selfhelp.ui.widgets.field import Line, Words, labelled
from selfhelp.ui.widgets.text import body, heading, muted, section, small, strong

#: How a moment is written and read: the order that means the same everywhere (ISO 8601).
MOMENT = "%Y-%m-%d %H:%M"
EXAMPLE = "2026-11-22 21:40"
#: Notes that are drawn at once; more would keep the window from answering.
AT_ONCE = 25
#: Characters of a note that are shown before the person asks for all of it.
FOLD_AFTER = 600
#: Where an unfinished note is kept; its field "of" names the note that was being changed.
DRAFT = "records"


class RecordsPage(Page):
    """Writes down incidents and lists them."""

    room = "records"
    follows_case = False

    def prepare(self) -> None:
        """Start with what was begun before, or with an empty form."""
        self._editing: Incident | None = None
        self._listed = AT_ONCE
        self._unfolded: set[str] = set()
        draft = self.desk.case.draft(DRAFT)
        if draft:
            self._editing = next((i for i in self.desk.case.incidents if i.id == draft.get("of")), None)

    def title(self) -> str:
        """Return the title."""
        return pgettext("records", "What happened")

    def draw(self) -> None:
        """Draw the form and the list."""
        self.add(
            muted(
                pgettext(
                    "records",
                    "A short note for each incident helps the police, the site and you. "
                    "Facts first. What you suspect can stand there too, marked as a guess.",
                )
            )
        )
        warn_when_nothing_is_kept(self)
        self.add(self._form(), gap=4)
        incidents = self.desk.case.incidents
        if incidents:
            rows = Rows()
            self.add(section(pgettext("records", "Written down, newest first")), gap=8)
            self.add(rows)
            self.fill(rows, incidents[: self._listed], self._row)
            if len(incidents) > self._listed:
                older = buttons.word(pgettext("records", "Show older ones"), self._show_older, "show-older")
                self.add(buttons.line_of(older))
            self.add(
                buttons.line_of(
                    buttons.word(pgettext("records", "Print or save the list"), self._print, "print-records")
                )
            )
        self.add(
            buttons.line_of(
                buttons.word(
                    pgettext("records", "How to save evidence"),
                    lambda: self.desk.shell.go("guide", "saving-evidence"),
                    "saving",
                )
            )
        )

    def _form(self) -> Card:
        editing = self._editing
        self._when = Line()
        self._when.setMaximumWidth(LOOK.px(260))
        self._when.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        moment = editing.when if editing else self.desk.now()
        self._when.setText(moment.astimezone().strftime(MOMENT))
        self._where, self._who, self._link, self._kept = Line(), Line(), Line(), Line()
        self._what = Words()
        self._what.setTabChangesFocus(True)
        self._what.setFixedHeight(LOOK.px(84))
        if editing:
            self._where.setText(editing.where)
            self._who.setText(editing.who)
            self._link.setText(editing.link)
            self._kept.setText(editing.kept)
            self._what.setPlainText(editing.what)
        words = pgettext("records", "Change this note") if editing else pgettext("records", "Write one down")
        row = [buttons.primary(pgettext("records", "Add to the list"), self.keep, "incident-keep")]
        if editing:
            row.append(buttons.word(pgettext("records", "Cancel"), self._cancel, "incident-cancel"))
        fields = (
            (pgettext("records", "What happened, in a few words"), self._what, "incident-what"),
            (
                pgettext("records", "When: date and time, as {example}", example=EXAMPLE),
                self._when,
                "incident-when",
            ),
            (pgettext("records", "Where: the site, the phone, the street"), self._where, "incident-where"),
            (pgettext("records", "From whom: name or account, if you know it"), self._who, "incident-who"),
            (pgettext("records", "Link to it, if there is one"), self._link, "incident-link"),
            (pgettext("records", "What you saved of it, and where it lies"), self._kept, "incident-kept"),
        )
        self._fields: dict[str, QLineEdit | QPlainTextEdit] = {
            "what": self._what,
            "when": self._when,
            "where": self._where,
            "who": self._who,
            "link": self._link,
            "kept": self._kept,
        }
        self._shown = self._typed()
        card = Card().add(heading(words))
        draft = self.desk.case.draft(DRAFT)
        if draft and draft.get("of", "") == (editing.id if editing else ""):
            self._fill(draft)
            card.add(small(pgettext("records", "You began this earlier. It is not on your list yet.")))
            row.append(buttons.word(pgettext("records", "Discard it"), self._discard, "incident-discard"))
        for said, field, name in fields:
            card.add(labelled(said, field, name))
        return card.add(buttons.line_of(*row))

    def first_focus(self) -> QWidget:
        """Start with what happened."""
        return self._what

    def may_leave(self) -> bool:
        """Keep what was begun as a draft, and say so: no words are lost, and none are listed unasked."""
        begun = self._typed()
        if begun == self._shown:
            if self._editing is None and not self.desk.case.draft(DRAFT):
                return True
            words: dict[str, str] = {}
        else:
            words = {name: value for name, value in begun.items() if value}
            if set(words) <= {"when"}:
                words = {}
        if words and self._editing is not None:
            words["of"] = self._editing.id
        if words == self.desk.case.draft(DRAFT):
            return True
        said = pgettext("records", "What you began is kept as a draft. It is not on your list yet.")
        return self.do(keep_draft(DRAFT, words), undo=False) and self._say_later(said if words else "")

    def _say_later(self, words: str) -> bool:
        # The next page clears what was said before it.
        if words:
            shell = self.desk.shell
            QTimer.singleShot(0, self.desk.background.lasting, lambda: shell.notice(words))
        return True

    def _fill(self, words: Mapping[str, str]) -> None:
        for name, field in self._fields.items():
            if isinstance(field, QPlainTextEdit):
                field.setPlainText(words.get(name, ""))
            else:
                field.setText(words.get(name, ""))

    def _discard(self) -> None:
        if self.do(keep_draft(DRAFT, {}), pgettext("records", "Discarded.")):
            self._editing = None
            self.redraw()

    def _show_older(self) -> None:
        self._listed += AT_ONCE
        self.redraw()

    def taken_back(self) -> None:
        """Draw the list again, and leave what is being typed as it is."""
        begun, shown = self._typed(), self._shown
        self.redraw()
        if begun != shown:
            self._fill(begun)

    def _typed(self) -> dict[str, str]:
        """Return what the form holds now."""
        return {
            name: (field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()).strip()
            for name, field in self._fields.items()
        }

    def keep(self) -> bool:
        """Keep what the form holds. Returns whether it was kept."""
        what = self._what.toPlainText().strip()
        if not what and not self._where.text().strip():
            self.desk.shell.trouble(pgettext("records", "Write a few words about what happened."))
            return False
        try:
            moment = dt.datetime.strptime(self._when.text().strip(), MOMENT).astimezone()
        except (ValueError, OverflowError, OSError):
            self.desk.shell.trouble(
                pgettext(
                    "records",
                    "The date is not clear. Write it as {example}, the year first.",
                    example=EXAMPLE,
                )
            )
            self._when.setFocus()
            return False
        incident = Incident(
            id=self._editing.id if self._editing else uuid4().hex[:12],
            when=moment,
            where=self._where.text().strip(),
            what=what,
            who=self._who.text().strip(),
            link=self._link.text().strip(),
            kept=self._kept.text().strip(),
        )
        if not self.do(keep_incident(incident), pgettext("records", "Written down.")):
            return False
        if self.desk.case.draft(DRAFT):
            self.do(keep_draft(DRAFT, {}), undo=False)
            self.desk.shell.notice(pgettext("records", "Written down."), undo=True)
        self._editing = None
        self.redraw()
        return True

    def _row(self, incident: Incident) -> QWidget:
        local = incident.when.astimezone()
        day = pgettext(
            "records", "{day}, {time}", day=date_words(local.date()), time=number(local.strftime("%H:%M"))
        )
        words: list[QWidget] = [strong(day)]
        if incident.what:
            words.append(body(self._folded(incident)))
        facts = [f for f in (incident.where, incident.who, incident.kept) if f]
        if facts:
            words.append(small(pgettext("list of facts", " · ").join(facts)))
        edit = buttons.word(
            pgettext("records", "Change"), lambda: self._edit(incident), f"edit-{incident.id}"
        )
        edit.setAccessibleName(pgettext("records", "Change the note of {day}", day=day))
        drop = buttons.word(
            pgettext("records", "Remove"), lambda: self._remove(incident), f"drop-{incident.id}"
        )
        drop.setAccessibleName(pgettext("records", "Remove the note of {day}", day=day))
        if len(incident.what) > FOLD_AFTER and incident.id not in self._unfolded:
            name = f"unfold-{incident.id}"
            show = buttons.word(pgettext("records", "Show all of it"), lambda: self._unfold(incident), name)
            words.append(buttons.line_of(show))
        return Row(words, end=[edit, drop])

    def _folded(self, incident: Incident) -> str:
        whole = incident.what
        if len(whole) <= FOLD_AFTER or incident.id in self._unfolded:
            return whole
        return whole[:FOLD_AFTER].rstrip() + " …"

    def _unfold(self, incident: Incident) -> None:
        self._unfolded.add(incident.id)
        self.redraw()

    def _edit(self, incident: Incident) -> None:
        self._editing = incident
        self.redraw()
        self._what.setFocus()

    def _cancel(self) -> None:
        self._editing = None
        self.redraw()

    def _remove(self, incident: Incident) -> None:
        if self.do(drop_incident(incident.id), pgettext("records", "Removed.")):
            self.redraw()

    def _print(self) -> None:
        from selfhelp.documents.records_document import records_html

        html = records_html(self.desk.case, self.desk.today())
        self.desk.shell.print_text(pgettext("records", "What happened"), html, "days")
