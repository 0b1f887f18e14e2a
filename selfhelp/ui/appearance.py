"""Makes the running program speak a language, run in its direction, and wear a theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from selfhelp import places
from selfhelp.language import UnknownLanguageError, activate, active, best_match, open_language
from selfhelp.ui.theme import style
from selfhelp.ui.theme.motion import MOTION
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.widgets.focus_ring import watch_keyboard

if TYPE_CHECKING:
    from selfhelp.case.model import Preferences

_qt_words: list[QTranslator] = []


def _given_language() -> str | None:
    """Return the language of the handover."""
    if not places.is_handed_over():
        return None
    from selfhelp import handover

    return handover.language()


def speak(app: QApplication, tag: str | None) -> None:
    """Speak a language from now on; where ``tag`` is None, that of the handover, or the computer's own."""
    tag = tag or _given_language()
    try:
        language = open_language(tag) if tag else best_match(list(QLocale.system().uiLanguages()))
    except UnknownLanguageError:
        language = best_match([])
    activate(language)
    app.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if active().right_to_left else Qt.LayoutDirection.LeftToRight
    )
    for old in _qt_words:
        app.removeTranslator(old)
    _qt_words.clear()
    qt_words = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if qt_words.load(f"qtbase_{language.tag}", folder):
        app.installTranslator(qt_words)
        _qt_words.append(qt_words)


def apply_preferences(
    app: QApplication, preferences: Preferences | None, forced_language: str | None = None
) -> None:
    """Take up how a person wants the program to look; None is for who has not chosen anything yet."""
    chosen = preferences
    speak(app, forced_language or (chosen.language if chosen else None))
    MOTION.use(True if chosen and chosen.still else None)
    LOOK.pictures = not (chosen and chosen.bare)
    watch_keyboard(app)
    style.apply(app, chosen.theme if chosen else "system", chosen.text_size if chosen else 100)
