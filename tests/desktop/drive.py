"""Looks at the program as a screen reader does, and speaks on the buses as a desktop does.

Run by the system's own Python, which has the bindings (python3-gi, gir1.2-atspi-2.0). It reads one JSON
command a line and answers with one JSON line.
"""

import json
import sys
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402  the version must be asked for first

_kept: list[Any] = []
#: What was said since it was asked for last: kind of event, id and name of what it is about, and the words.
_heard: list[list[str]] = []
#: What was pressed, with its names: a row that is done folds away before anyone could ask it.
_pressed: list[tuple[Any, str, str]] = []
#: What a screen reader listens to: words to read out, and what changes under the keyboard.
HEARD = ("object:announcement", "object:state-changed:checked", "object:state-changed:focused")


def _walk(node: Any) -> Any:
    """Yield what is below, with its states; what is hidden is left out, with all that it holds."""
    if node is None:
        return
    try:
        states = node.get_state_set()
        if not states.contains(Atspi.StateType.VISIBLE):
            return
        yield node, states
        for index in range(node.get_child_count()):
            yield from _walk(node.get_child_at_index(index))
    except GLib.Error:
        # It was deleted while we looked.
        return


def _described(node: Any, states: Any) -> dict[str, object]:
    text = node.get_text_iface() if node.get_role() == Atspi.Role.PASSWORD_TEXT else None
    return {
        "id": (node.get_accessible_id() or "").rsplit(".", 1)[-1],
        "role": node.get_role_name(),
        "name": node.get_name(),
        "focused": states.contains(Atspi.StateType.FOCUSED),
        "checked": states.contains(Atspi.StateType.CHECKED),
        "selected": states.contains(Atspi.StateType.SELECTED),
        "showing": states.contains(Atspi.StateType.SHOWING),
        "length": text.get_character_count() if text is not None else -1,
        "enabled": states.contains(Atspi.StateType.ENABLED),
    }


def _nodes() -> Any:
    """Yield everything of the program that is not hidden, with its states, freshly asked for."""
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        program = desktop.get_child_at_index(index)
        if program is None or program.get_name() != "notes":
            continue
        program.clear_cache()
        for place in range(program.get_child_count()):
            yield from _walk(program.get_child_at_index(place))


def look() -> list[dict[str, object]]:
    """Return everything that the program shows, as the accessibility bus tells it."""
    found = []
    for node, states in _nodes():
        if not states.contains(Atspi.StateType.SHOWING):
            continue
        try:
            found.append(_described(node, states))
        except GLib.Error:
            continue
    return found


def find(name: str) -> dict[str, object] | None:
    """Return the one thing of a name that can be seen, or None; of the others only the name is asked for."""
    for node, states in _nodes():
        if not states.contains(Atspi.StateType.SHOWING):
            continue
        try:
            if (node.get_accessible_id() or "").rsplit(".", 1)[-1] == name:
                return _described(node, states)
        except GLib.Error:
            continue
    return None


def focus() -> list[str]:
    """Return the names of what has the keyboard; one question a thing, so it is quick."""
    found = []
    for node, states in _nodes():
        try:
            if states.contains(Atspi.StateType.FOCUSED):
                found.append((node.get_accessible_id() or "").rsplit(".", 1)[-1])
        except GLib.Error:
            continue
    return found


def _hear(event: Any) -> None:
    try:
        # The bus gives words in a box of their own; a state that was lost instead of gained says nothing.
        words = event.any_data if isinstance(event.any_data, str) else ""
        if not words and event.type != "object:announcement" and not event.detail1:
            words = "no"
        known = [names for node, *names in _pressed if node == event.source]
        if known:
            _heard.append([event.type, *known[-1], words])
            return
        name = (event.source.get_accessible_id() or "").rsplit(".", 1)[-1]
        _heard.append([event.type, name, event.source.get_name() or "", words])
    except GLib.Error:
        # It was deleted meanwhile.
        return


def listen() -> None:
    """Begin to listen, as a screen reader that was started."""
    listener = Atspi.EventListener.new(_hear)
    _kept.append(listener)
    for kind in HEARD:
        listener.register(kind)


def heard() -> list[list[str]]:
    """Return what was said since this was asked for last."""
    turns = GLib.MainContext.default()
    while turns.pending():
        turns.iteration(False)
    said = list(_heard)
    _heard.clear()
    return said


def press(name: str) -> bool:
    """Do what a thing does when it is pressed, as a screen reader asks; false where it is not there."""
    for node, states in _nodes():
        if not states.contains(Atspi.StateType.SHOWING):
            continue
        try:
            if (node.get_accessible_id() or "").rsplit(".", 1)[-1] == name:
                actions = node.get_action_iface()
                names = [actions.get_action_name(at) for at in range(actions.get_n_actions())]
                _pressed.append((node, name, node.get_name()))
                return bool(actions.do_action(names.index("Toggle" if "Toggle" in names else "Press")))
        except GLib.Error:
            continue
    return False


def say(bus: str, owner: str, path: str, interface: str, signal: str, value: bool | None) -> None:
    """Send a signal on a bus, as the owner of a name where one is given."""
    kind = Gio.BusType.SESSION if bus == "session" else Gio.BusType.SYSTEM
    connection = Gio.bus_get_sync(kind, None)
    if owner:
        asked = GLib.Variant("(su)", (owner, 0))
        name = "org.freedesktop.DBus"
        connection.call_sync(
            name,
            "/org/freedesktop/DBus",
            name,
            "RequestName",
            asked,
            None,
            Gio.DBusCallFlags.NONE,
            5000,
            None,
        )
    _kept.append(connection)
    values = None if value is None else GLib.Variant("(b)", (value,))
    connection.emit_signal(None, path, interface, signal, values)
    connection.flush_sync(None)


def main() -> None:
    """Do commands until the input ends."""
    for line in sys.stdin:
        command = json.loads(line)
        answer: object
        try:
            if command["do"] == "look":
                answer = look()
            elif command["do"] == "find":
                answer = find(command["name"])
            elif command["do"] == "focus":
                answer = focus()
            elif command["do"] == "listen":
                listen()
                answer = True
            elif command["do"] == "heard":
                answer = heard()
            elif command["do"] == "press":
                answer = press(command["name"])
            else:
                say(*command["what"])
                answer = True
        except GLib.Error as error:
            answer = {"error": str(error)}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
