"""The shapes of the catalogue. Every shape is frozen and strict: a field we don't know is an error.

Text fields hold English source text; :mod:`selfhelp.catalogue.text` lists them for translation.
"""

from selfhelp.catalogue.model.broker import Broker
from selfhelp.catalogue.model.condition import Condition, Conditional, Group, NamedFact
from selfhelp.catalogue.model.country import Authority, Country, Emergency, GivenLine, HelpLine, Lever
from selfhelp.catalogue.model.evidence import Basis, Claim, Evidence, Source
from selfhelp.catalogue.model.guide import Guide, Section
from selfhelp.catalogue.model.kinds import (
    Action,
    AsksFor,
    Audience,
    CountryId,
    Device,
    Effect,
    Guards,
    Horizon,
    Id,
    Label,
    Link,
    Method,
    Minutes,
    Recipient,
    Revision,
    Room,
    ServiceKind,
    SourceKind,
    Status,
    Text,
)
from selfhelp.catalogue.model.letter import Letter
from selfhelp.catalogue.model.question import Option, Question
from selfhelp.catalogue.model.rule import Rule, RuleCase
from selfhelp.catalogue.model.scenario import Scenario
from selfhelp.catalogue.model.service import (
    Close,
    Connected,
    DataDownload,
    Path,
    Recovery,
    Report,
    Service,
    Sessions,
    Setting,
    TwoFactor,
)
from selfhelp.catalogue.model.task import NamedLink, Note, Step, Task, Variant
from selfhelp.catalogue.model.whole import EVERYWHERE, Catalogue
from selfhelp.catalogue.model.world import Event, Login, NotCovered, SignIn, SiteKind

__all__ = [
    "EVERYWHERE",
    "Action",
    "AsksFor",
    "Audience",
    "Authority",
    "Basis",
    "Broker",
    "Catalogue",
    "Claim",
    "Close",
    "Condition",
    "Conditional",
    "Connected",
    "Country",
    "CountryId",
    "DataDownload",
    "Device",
    "Effect",
    "Emergency",
    "Event",
    "Evidence",
    "GivenLine",
    "Group",
    "Guards",
    "Guide",
    "HelpLine",
    "Horizon",
    "Id",
    "Label",
    "Letter",
    "Lever",
    "Link",
    "Login",
    "Method",
    "Minutes",
    "NamedFact",
    "NamedLink",
    "NotCovered",
    "Note",
    "Option",
    "Path",
    "Question",
    "Recipient",
    "Recovery",
    "Report",
    "Revision",
    "Room",
    "Rule",
    "RuleCase",
    "Scenario",
    "Section",
    "Service",
    "ServiceKind",
    "Sessions",
    "Setting",
    "SignIn",
    "SiteKind",
    "Source",
    "SourceKind",
    "Status",
    "Step",
    "Task",
    "Text",
    "TwoFactor",
    "Variant",
]
