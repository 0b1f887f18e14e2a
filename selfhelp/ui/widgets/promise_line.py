"""A promise or a fact: a round icon, a title, one muted line. For the first page and for empty rooms."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import GAP_4, GAP_16
from selfhelp.ui.widgets.flow import Flow
from selfhelp.ui.widgets.key_cap import KeyCap
from selfhelp.ui.widgets.lead_mark import LeadMark
from selfhelp.ui.widgets.row_face import Lead
from selfhelp.ui.widgets.text import Prose


class PromiseLine(QWidget):
    """It takes no click: it says something."""

    def __init__(self, title: str, line: str, lead: Lead, *, key: str = "") -> None:
        """Make it.

        Args:
            title: short.
            line: one muted line.
            lead: its icon.
            key: a word of the title that is drawn as a key, such as "Esc".
        """
        super().__init__()
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(LOOK.px(GAP_16))
        outer.addWidget(LeadMark(lead))
        words = QVBoxLayout()
        words.setSpacing(LOOK.px(2))
        before, found, after = title.partition(key) if key else (title, "", "")
        if found:
            words.addWidget(self._with_key(before.strip(), key, after.strip()))
        else:
            words.addWidget(Prose(title, "medium"))
        words.addWidget(Prose(line, "small"))
        outer.addLayout(words, 1)

    def _with_key(self, before: str, key: str, after: str) -> QWidget:
        """Set words around a key; in a narrow window with large text they take a second line."""
        holder = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        flow = Flow(holder, gap=LOOK.px(GAP_4))
        if before:
            flow.addWidget(self._one_line(before))
        flow.addWidget(KeyCap(key))
        if after:
            flow.addWidget(self._one_line(after))
        return holder

    def _one_line(self, text: str) -> Prose:
        prose = Prose(text, "medium")
        prose.setWordWrap(False)
        return prose
