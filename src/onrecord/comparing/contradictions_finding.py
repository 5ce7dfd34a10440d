"""What an engine holds of statements, frames, figures and events in; pairs of statements that cannot both hold out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..schema.stages import statements
from .contradictions_accusation import accusation_pairs
from .contradictions_anaphora import anaphora_pairs
from .contradictions_armies import army_pairs
from .contradictions_arms import arm_pairs
from .contradictions_blows import blow_pairs
from .contradictions_borders import border_pairs
from .contradictions_cargo import cargo_pairs
from .contradictions_causes import cause_pairs
from .contradictions_circumstances import circumstance_pairs
from .contradictions_control import control_pairs
from .contradictions_counts import count_pairs
from .contradictions_crews import crew_pairs
from .contradictions_deals import deal_pairs
from .contradictions_denial import denial_pairs
from .contradictions_disputes import dispute_pairs
from .contradictions_doers import doer_pairs
from .contradictions_fate import fate_pairs
from .contradictions_firing import firing_pairs
from .contradictions_flights import flight_pairs
from .contradictions_force import force_pairs
from .contradictions_help import help_pairs
from .contradictions_illness import illness_pairs
from .contradictions_links import link_pairs
from .contradictions_losses import loss_pairs
from .contradictions_manner import manner_pairs
from .contradictions_measures import measure_pairs
from .contradictions_moorings import mooring_pairs
from .contradictions_motives import motive_pairs
from .contradictions_nested import nested_pairs
from .contradictions_none import none_pairs
from .contradictions_notice import notice_pairs
from .contradictions_novelty import novelty_pairs
from .contradictions_owned import owned_pairs
from .contradictions_payments import payment_pairs
from .contradictions_pointing import pointing_pairs
from .contradictions_poles import pole_pairs
from .contradictions_presence import presence_pairs
from .contradictions_related import related_pairs
from .contradictions_rescue import rescue_pairs
from .contradictions_rivals import rival_pairs
from .contradictions_roles import role_pairs
from .contradictions_sides import Conflict, Side, by_story, sides_of
from .contradictions_spoils import spoils_pairs
from .contradictions_stores import store_pairs
from .contradictions_supplies import supply_pairs
from .contradictions_talks import talk_pairs
from .contradictions_toll import toll_pairs
from .contradictions_unaware import unaware_pairs
from .contradictions_unrelated import unrelated_pairs
from .contradictions_verdicts import verdict_pairs
from .contradictions_warnings import warning_pairs
from .contradictions_whereabouts import whereabouts_pairs
from .exclusion import exclusion_pairs
from .figure_conflict import figure_pairs

if TYPE_CHECKING:
    from ..schema.engine import Engine


_RULES = (
    denial_pairs,
    accusation_pairs,
    cause_pairs,
    presence_pairs,
    motive_pairs,
    role_pairs,
    nested_pairs,
    none_pairs,
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
)


def sides(engine: Engine) -> list[Side]:
    """All statements that can be a side of a contradiction, by story and id."""
    sql = statements(__package__, "contradictions")
    rows = {
        name: engine.fetch(sql[name]).to_pylist()
        for name in ("side", "side_frame", "side_entity", "side_named", "side_alias")
    }
    return sides_of(rows["side"], rows["side_frame"], rows["side_entity"], rows["side_named"], rows["side_alias"])


def conflicts(engine: Engine, told: list[Side]) -> list[Conflict]:
    """(statement, statement, kind, confidence, because), sorted, each pair once under the kind that is surest."""
    sql = statements(__package__, "contradictions")
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
