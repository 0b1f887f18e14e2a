"""The pretend language: every real text, disguised; nothing else."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from maintainer.translations.compiled import compile_all
from maintainer.translations.pseudo import disguise
from maintainer.translations.texts import Project
from selfhelp.language import activate, catalogue_text, npgettext, open_language, pgettext
from selfhelp.language.active import GAP
from tests.factory import shipped
from tests.maintainer.small_project import small_project

words = st.text(st.characters(exclude_characters="{}~[]", codec="utf-8"), max_size=30)
names = st.sampled_from(["name", "site", "count"])


@given(st.lists(st.one_of(words, names.map(lambda name: f"{{{name}}}")), min_size=1).map("".join))
def test_a_text_is_changed_but_not_its_gaps(text: str) -> None:
    """A text comes back in brackets, longer, and with its gaps as they were."""
    said = disguise(text)
    if text:
        assert said.startswith("[")
        assert said.endswith("~]")
        assert len(said) >= len(text) * 1.4
    assert GAP.findall(said) == GAP.findall(text)


def test_it_knows_real_keys_only() -> None:
    """The program’s own texts are disguised, with values and plurals; what has no key stays plain."""
    activate(open_language("qps"))
    task = shipped().tasks[0]
    assert catalogue_text(f"tasks/{task.id}:title", task.title) == disguise(task.title)
    assert catalogue_text(f"tasks/{task.id}:titel", task.title) == task.title, "a wrong key is seen"
    assert "Spokeo" in pgettext("plan", "Ask {site} to remove your page", site="Spokeo")
    assert pgettext("plan", "Ask {site} to remove your page", site="Spokeo").startswith("[")
    assert npgettext("duration", "{count} minute", "{count} minutes", 3).startswith("[3 mí")
    assert npgettext("duration", "{count} minute", "{count} minutes", 1).startswith("[1 míñüté")
    assert pgettext("another context", "Plan") == "Plan"


def test_it_is_made_again_only_when_a_text_may_have_changed(tmp_path: Path) -> None:
    """Compiling twice makes it once; a changed source makes it again. It is no language to translate into."""
    small_project(tmp_path)
    project = Project(tmp_path)
    assert "i18n/qps: made of" in "".join(compile_all(project))
    assert compile_all(project) == []
    assert "qps" not in project.tags()
    project.source.joinpath("ui/page.py").write_text("", encoding="utf-8")
    assert "i18n/qps: made of" in "".join(compile_all(project))
