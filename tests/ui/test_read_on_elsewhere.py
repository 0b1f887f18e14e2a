"""Where the first thing says to read on elsewhere, the page of the plan shows that thing alone."""

from msgspec.structs import replace

from selfhelp.case.model import Case
from selfhelp.language import render
from tests.ui.kit import House, pass_time
from tests.ui.test_plan_page import ANSWERS, next_id, state, ticked


def test_a_screen_that_says_read_on_elsewhere_shows_one_thing(house: House) -> None:
    """Whoever may be read along sees the first thing alone; one quiet line, pressed, shows the rest."""
    said = replace(ANSWERS, who="live-with", watched="yes", country="GB")
    person = house.enter(Case(answers=said, triage_done=True), page=("plan", ""))
    rest = [render(i.title) for i in person.desk.plan().items[1:]]
    assert next_id(person) == "task:safe-device"
    assert "waits for you on the other device" in person.page_text()
    assert "One number to keep in your head: 0808 2000 247" in person.page_text()
    assert not [title for title in rest if title in person.page_text()]
    assert not person.has("fold-now")
    person.click("fold-rest")
    pass_time(300)
    person.click("fold-now")
    pass_time(300)
    assert [title for title in rest if title in person.page_text()]
    assert person.has("open-task:know-the-way-out")
    ticked(person, "task:know-the-way-out")
    assert state(person, "task:know-the-way-out") == "done"
    assert person.has("fold-now"), "a tick does not close what was opened"
