"""Rules that hold across the catalogue: references, evidence, order, and words a tired reader can bear."""

import datetime as dt
from itertools import chain

from selfhelp.catalogue.checks import evidence, gaps, pictures, references, rules, safety, words, world
from selfhelp.catalogue.model import Catalogue


def problems(catalogue: Catalogue, today: dt.date) -> list[str]:
    """Return every broken rule, each naming file, field and what is wrong; empty when all hold.

    Args:
        catalogue: what was loaded.
        today: the date against which dates are judged.
    """
    return list(
        chain(
            evidence.evidence(catalogue, today),
            evidence.sources(catalogue, today),
            rules.rules(catalogue),
            gaps.gaps(catalogue),
            references.other_references(catalogue),
            references.help_is_no_broker(catalogue),
            pictures.icons(catalogue),
            safety.save_first(catalogue),
            safety.intimate_images(catalogue),
            safety.closing(catalogue),
            safety.safety_is_official(catalogue),
            world.closed_links(catalogue, today),
            world.touched(catalogue),
            world.names_stand_once(catalogue),
            world.strongest_first(catalogue),
            world.sites_stand_once(catalogue),
            words.words(catalogue),
        )
    )
