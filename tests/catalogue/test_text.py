"""The texts that translators get, and the keys they are known by."""

from collections import Counter
from pathlib import Path

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from selfhelp.catalogue.claims import entries
from selfhelp.catalogue.links import all_links
from selfhelp.catalogue.load import load
from selfhelp.catalogue.model import Catalogue
from selfhelp.catalogue.text import passages, said
from selfhelp.language import render
from tests.factory import TINY, shipped, write_catalogue


def test_each_text_has_one_key() -> None:
    """No pair of key and text stands twice in the shipped catalogue, so a translation has one place."""
    twice = [p for p, n in Counter((p.key, p.text) for p in passages(shipped())).items() if n > 1]
    assert twice == []


def test_what_is_translated_and_what_is_not(tmp_path: Path) -> None:
    """Words a person reads are there, under the key of their entry; ids, links and sources are not."""
    found = {p.key: p.text for p in passages(load(write_catalogue(tmp_path)))}
    assert found["services/alpha:settings.profile.why"] == "Strangers see less."
    assert found["services/alpha:settings.profile.paths.web.steps.1"] == "Open “Settings”."
    assert found["tasks/delete:steps.1"] == "Delete the post."
    assert found["letters/note:gaps.child"] == "Your child"
    assert found["countries/xx:name"] == "Exland"
    assert found["guides/device:sections.1.paragraphs.1"] == "Use another device."
    assert not {"A guide", "alpha", "https://alpha.example/profile", "112", "doxxing"} & set(found.values())


def test_every_key_names_its_entry() -> None:
    """A translator sees in the key which file a text is from."""
    catalogue = shipped()
    silent = ("sources/", "rules/", "facts/", "groups/", "logins/", "site-kinds/")
    # A sign-in has words only where it has a note.
    may = ("sign-ins/",)
    known = {where for where, _ in entries(catalogue) if not where.startswith(silent)}
    named = {p.key.split(":")[0] for p in passages(catalogue)}
    assert named <= known
    assert {where for where in known - named if not where.startswith(may)} == set()


@settings(deadline=None)
@given(st.data())
def test_a_new_setting_moves_no_translation(data: st.DataObject) -> None:
    """Wherever a setting is added to or moved within a service, the texts of the others keep their keys."""
    catalogue = shipped()
    service = data.draw(st.sampled_from([s for s in catalogue.services if len(s.settings) > 1]))
    one, *_ = service.settings
    added = msgspec.structs.replace(one, id="quite-new", title="Quite new")
    shuffled = data.draw(st.permutations([*service.settings, added]))
    before = Catalogue(services=(service,))
    after = Catalogue(services=(msgspec.structs.replace(service, settings=tuple(shuffled)),))
    new = {(p.key, p.text) for p in passages(after)}
    old = {(p.key, p.text) for p in passages(before)}
    assert old <= new
    assert all(".quite-new." in key for key, _ in new - old)


def test_a_new_file_moves_no_translation(tmp_path: Path) -> None:
    """A new service adds its own texts and changes no other."""
    before = set(passages(load(write_catalogue(tmp_path))))
    beta = TINY["services/alpha.toml"].replace('id = "alpha"', 'id = "beta"')
    after = set(passages(load(write_catalogue(tmp_path, **{"services/beta.toml": beta}))))
    assert before < after
    assert all(p.key.startswith("services/beta:") for p in after - before)


def test_links_a_page_may_open(tmp_path: Path) -> None:
    """The links that pages offer, each once; the address of a source is read by maintainers, not opened."""
    catalogue = load(write_catalogue(tmp_path))
    assert sorted(all_links(catalogue)) == [
        "https://alpha.example/profile",
        "https://alpha.example/report",
        "https://finder.example/remove",
        "https://line.example/help",
    ]


def test_said_in_english() -> None:
    """Without a translation a text of the catalogue is said as it stands, braces and all."""
    assert render(said("letters/note:body", "Dear {name}")) == "Dear {name}"
