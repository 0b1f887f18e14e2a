"""What holds on this computer is said as it was found, and what does not hold is not hidden."""

from selfhelp.guard import offline
from selfhelp.guard.offline import Protections
from selfhelp.views.promise import A_PART, NO_PART, ONLY_YOU, Wall, walls


def test_what_holds_comes_first() -> None:
    """In one order; a link that only the person opens always holds."""
    found = walls(Protections("on", audit_hook=True), ("core-dumps-off", "not-readable"), ())
    assert [w.holds for w in found] == [True] * len(found)
    assert found[0].words == offline.SENTENCES["on"]
    assert found[-2:] == (Wall(NO_PART, holds=True), Wall(ONLY_YOU, holds=True))
    assert len(found) == 6


def test_what_does_not_hold_is_said() -> None:
    """A filter that could not be put on, and a part for the internet in memory, stand last and are marked."""
    protections = Protections("refused", audit_hook=False)
    found = walls(protections, (), ("http",))
    assert Wall(A_PART, holds=False) in found
    assert all(w.words != NO_PART for w in found)
    marks = [w.holds for w in found]
    assert marks == sorted(marks, reverse=True)
    assert marks.count(True) == 1
    assert {w.words for w in found if not w.holds} >= {offline.SENTENCES[c] for c in protections.codes}
