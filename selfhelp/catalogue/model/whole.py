"""The whole catalogue as one frozen value."""

from collections.abc import Mapping
from functools import cached_property
from typing import cast

from msgspec import Struct

from selfhelp.catalogue.model.broker import Broker
from selfhelp.catalogue.model.condition import Group, NamedFact
from selfhelp.catalogue.model.country import Country
from selfhelp.catalogue.model.evidence import Source
from selfhelp.catalogue.model.guide import Guide
from selfhelp.catalogue.model.letter import Letter
from selfhelp.catalogue.model.question import Option, Question
from selfhelp.catalogue.model.rule import Rule
from selfhelp.catalogue.model.scenario import Scenario
from selfhelp.catalogue.model.service import Service
from selfhelp.catalogue.model.task import Task
from selfhelp.catalogue.model.world import Event, Login, NotCovered, SignIn, SiteKind


class Catalogue(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True, dict=True):
    """Everything at once, each kind sorted by id, so that the order of files never matters."""

    services: tuple[Service, ...] = ()
    brokers: tuple[Broker, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    tasks: tuple[Task, ...] = ()
    countries: tuple[Country, ...] = ()
    letters: tuple[Letter, ...] = ()
    guides: tuple[Guide, ...] = ()
    sign_ins: tuple[SignIn, ...] = ()
    events: tuple[Event, ...] = ()
    not_covered: tuple[NotCovered, ...] = ()
    sources: tuple[Source, ...] = ()
    questions: tuple[Question, ...] = ()
    rules: tuple[Rule, ...] = ()
    facts: tuple[NamedFact, ...] = ()
    groups: tuple[Group, ...] = ()
    logins: tuple[Login, ...] = ()
    site_kinds: tuple[SiteKind, ...] = ()

    @cached_property
    def _by_id(self) -> Mapping[str, Mapping[str, Struct]]:
        """Each kind as a table from id to entry, made when it is first asked for."""
        return {
            field: {entry.id: entry for entry in getattr(self, field)} for field in self.__struct_fields__
        }

    @property
    def source_table(self) -> Mapping[str, Source]:
        """Every source by its id."""
        return cast("Mapping[str, Source]", self._by_id["sources"])

    def service(self, service_id: str) -> Service | None:
        """Return the service with this id, or None."""
        return cast("Service | None", self._by_id["services"].get(service_id))

    @cached_property
    def exposable(self) -> tuple[Option, ...]:
        """What a person can say is out, as the question about it lists it."""
        return tuple(o for q in self.questions if q.field == "exposed" for o in q.options)

    def broker(self, broker_id: str) -> Broker | None:
        """Return the people-search site with this id, or None."""
        return cast("Broker | None", self._by_id["brokers"].get(broker_id))

    def scenario(self, scenario_id: str) -> Scenario | None:
        """Return the scenario with this id, or None."""
        return cast("Scenario | None", self._by_id["scenarios"].get(scenario_id))

    def task(self, task_id: str) -> Task | None:
        """Return the task with this id, or None."""
        return cast("Task | None", self._by_id["tasks"].get(task_id))

    def guide(self, guide_id: str) -> Guide | None:
        """Return the guide with this id, or None."""
        return cast("Guide | None", self._by_id["guides"].get(guide_id))

    def letter(self, letter_id: str) -> Letter | None:
        """Return the letter with this id, or None."""
        return cast("Letter | None", self._by_id["letters"].get(letter_id))

    def rule(self, rule_id: str) -> Rule | None:
        """Return the rule for items of this kind, or None."""
        return cast("Rule | None", self._by_id["rules"].get(rule_id))

    def sign_in(self, sign_in_id: str) -> SignIn | None:
        """Return the sign-in with this id, or None."""
        return cast("SignIn | None", self._by_id["sign_ins"].get(sign_in_id))

    def source(self, source_id: str) -> Source | None:
        """Return the source with this id, or None."""
        return cast("Source | None", self._by_id["sources"].get(source_id))

    def country(self, country_id: str | None) -> Country | None:
        """Return the country with this code, or None."""
        return cast("Country | None", self._by_id["countries"].get(country_id or ""))


#: The code of the entry whose help lines serve people in every country.
EVERYWHERE = "INT"
