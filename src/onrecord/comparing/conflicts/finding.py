"""What an engine holds of statements, frames, figures and events in; pairs of statements that cannot both hold out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...schema.stages import statements
from ..figures.conflict import figure_pairs
from .rules.accusation import accusation_pairs
from .rules.acquaintance import acquaintance_pairs
from .rules.anaphora import anaphora_pairs
from .rules.armies import army_pairs
from .rules.arms import arm_pairs
from .rules.blows import blow_pairs
from .rules.borders import border_pairs
from .rules.cargo import cargo_pairs
from .rules.causes import cause_pairs
from .rules.circumstances import circumstance_pairs
from .rules.contraries import contrary_pairs
from .rules.control import control_pairs
from .rules.counts import count_pairs
from .rules.crews import crew_pairs
from .rules.deals import deal_pairs
from .rules.denial import denial_pairs
from .rules.disputes import dispute_pairs
from .rules.doers import doer_pairs
from .rules.exclusion import exclusion_pairs
from .rules.fate import fate_pairs
from .rules.firing import firing_pairs
from .rules.flights import flight_pairs
from .rules.force import force_pairs
from .rules.help import help_pairs
from .rules.illness import illness_pairs
from .rules.links import link_pairs
from .rules.lives import life_pairs
from .rules.losses import loss_pairs
from .rules.manner import manner_pairs
from .rules.measures import measure_pairs
from .rules.moorings import mooring_pairs
from .rules.motives import motive_pairs
from .rules.nested import nested_pairs
from .rules.none import none_pairs
from .rules.notice import notice_pairs
from .rules.novelty import novelty_pairs
from .rules.owned import owned_pairs
from .rules.payments import payment_pairs
from .rules.pointing import pointing_pairs
from .rules.poles import pole_pairs
from .rules.presence import presence_pairs
from .rules.related import related_pairs
from .rules.rescue import rescue_pairs
from .rules.rivals import rival_pairs
from .rules.roles import role_pairs
from .rules.spoils import spoils_pairs
from .rules.stores import store_pairs
from .rules.strengths import strength_pairs
from .rules.supplies import supply_pairs
from .rules.talks import talk_pairs
from .rules.toll import toll_pairs
from .rules.unaware import unaware_pairs
from .rules.unrelated import unrelated_pairs
from .rules.verdicts import verdict_pairs
from .rules.warnings import warning_pairs
from .rules.whereabouts import whereabouts_pairs
from .sides import Conflict, Side, by_story, sides_of

if TYPE_CHECKING:
    from ...schema.engine import Engine


_RULES = (
    denial_pairs,
    accusation_pairs,
    cause_pairs,
    presence_pairs,
    motive_pairs,
    role_pairs,
    nested_pairs,
    none_pairs,
    life_pairs,
    acquaintance_pairs,
    fate_pairs,
    whereabouts_pairs,
    illness_pairs,
    anaphora_pairs,
    pointing_pairs,
    owned_pairs,
    doer_pairs,
    link_pairs,
    deal_pairs,
    force_pairs,
    notice_pairs,
    pole_pairs,
    spoils_pairs,
    related_pairs,
    rescue_pairs,
    novelty_pairs,
    circumstance_pairs,
    measure_pairs,
    toll_pairs,
    manner_pairs,
    unaware_pairs,
    unrelated_pairs,
    dispute_pairs,
    verdict_pairs,
    army_pairs,
    border_pairs,
    control_pairs,
    count_pairs,
    crew_pairs,
    firing_pairs,
    flight_pairs,
    help_pairs,
    loss_pairs,
    rival_pairs,
    store_pairs,
    warning_pairs,
    mooring_pairs,
    payment_pairs,
    blow_pairs,
    talk_pairs,
    supply_pairs,
    cargo_pairs,
    arm_pairs,
    strength_pairs,
    contrary_pairs,
)


def sides(engine: Engine) -> list[Side]:
    """All statements that can be a side of a contradiction, by story and id."""
    sql = statements("onrecord.comparing", "contradictions")
    rows = {
        name: engine.fetch(sql[name]).to_pylist()
        for name in ("side", "side_frame", "side_entity", "side_named", "side_alias")
    }
    return sides_of(rows["side"], rows["side_frame"], rows["side_entity"], rows["side_named"], rows["side_alias"])


def conflicts(engine: Engine, told: list[Side]) -> list[Conflict]:
    """(statement, statement, kind, confidence, because), sorted, each pair once under the kind that is surest."""
    sql = statements("onrecord.comparing", "contradictions")
    found = conflicts_of(told)
    found += figure_pairs(engine.fetch(sql["statement_figure"]).to_pylist())
    found += exclusion_pairs(engine.fetch(sql["statement_event"]).to_pylist())
    return surest(found)


def conflicts_of(sides: list[Side]) -> list[Conflict]:
    """The conflicts that the words of the statements show, story by story."""
    found: list[Conflict] = []
    for _, part in by_story(sides).items():
        for rule in _RULES:
            found += rule(part)
    return found


def surest(found: list[Conflict]) -> list[Conflict]:
    """Each pair of statements once."""
    best: dict[tuple[str, str], Conflict] = {}
    for conflict in sorted(found):
        key = (min(conflict[0], conflict[1]), max(conflict[0], conflict[1]))
        if key not in best or best[key][3] < conflict[3]:
            best[key] = conflict
    return [best[key] for key in sorted(best)]
