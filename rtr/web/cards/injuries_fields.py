"""What is asked of one injury: its place, and who has looked at it. Used by the set-up and by Injuries."""

import dataclasses
import datetime as dt

import streamlit as st

from rtr.actions.injuries import EARLIEST, LONGEST_TEXT
from rtr.body import SITES, InjuryKind, Side
from rtr.metrics.verdicts.steered import is_under_18
from rtr.model import Injury
from rtr.views.class_words import limit_lines
from rtr.views.set_up_follow import of_kind, of_place, of_surgery
from rtr.views.set_up_words import LOOKED, SIDES, kind_label, kinds_of, sides_of, site_label
from rtr.web import session
from rtr.web.cards.layout import row
from rtr.web.cards.set_up_fields import day_of, follows, key_of, missing, one_of, today, yes_no
from rtr.web.escape import escaped

NOT_YET, CLEARED = False, True
CLEARANCE = {NOT_YET: "Not yet", CLEARED: "Yes"}
Told = dict[str, object]


def place_fields(injury: Injury | None) -> tuple[Told, str]:
    """Site, side and onset: what was told, and what is still open."""
    of, options = _of(injury), list(SITES)
    site = st.selectbox(
        "Where does it hurt?", options, index=options.index(injury.site) if injury and injury.site in SITES else None,
        format_func=site_label, key=key_of("site", of), placeholder="Choose, or type a word like shin",
    )  # fmt: skip
    sides = {side: SIDES[side] for side in sides_of(site or "")}
    side = Side.NONE if site and not sides else None
    if sides:
        side = one_of("Which side?", sides, Side(injury.side) if injury else None, key_of("side", of), across=True)
    follows(of_place(site, side))
    text = "Since when? About is good enough."
    onset = day_of(text, injury.onset if injury else None, key_of("onset", of), first=EARLIEST, last=today())
    told: Told = {"site": site, "side": side, "onset": onset}
    return told, missing({"place": site, "side": side, "since when": onset})


def looked_fields(injury: Injury | None, site: str, onset: dt.date | None) -> tuple[Told, str]:
    """Who has looked, what they called it, its class, surgery and clearance."""
    of, was_asked = _of(injury), injury is not None and injury.has_surgery is not None
    told_by = (injury.diagnosed_by if injury else None) or ("" if was_asked else None)
    by = one_of("Who has looked at it?", _looked(told_by), told_by, key_of("by", of))
    words = st.text_input(
        "What is it called?", (injury.diagnosis if injury else None) or "",
        key=key_of("words", of), max_chars=LONGEST_TEXT, placeholder="In your own words, or leave it empty",
    )  # fmt: skip
    kind = _kind(injury, site, has_diagnosis=bool(by), was_asked=was_asked)
    surgery = yes_no("Was there an operation for it?", injury.has_surgery if injury else None, key_of("surgery", of))
    follows(of_surgery(surgery))
    clearance, left = _clearance(injury, onset, was_asked=was_asked)
    told: Told = {"diagnosed_by": by or None, "diagnosis": words, "kind": kind, "has_surgery": surgery, **clearance}
    return told, missing({"who has looked": by, "kind of injury": kind, "operation": surgery, **left})


def changed(injury: Injury | None, told: Told) -> Injury:
    """The injury as it would be kept; until its class is told a new one counts as not diagnosed."""
    if injury is None:
        return Injury(**({"kind": InjuryKind.UNKNOWN} | told))  # type: ignore[arg-type] # fields by name
    return dataclasses.replace(injury, **told)  # type: ignore[arg-type] # fields by name


def _of(injury: Injury | None) -> object:
    return injury.id if injury else "new"


def _looked(told: str | None) -> dict[str, str]:
    """The answers, with the one told before where it is none of them."""
    return {**LOOKED, told: told} if told and told not in LOOKED else dict(LOOKED)


def _kind(injury: Injury | None, site: str, *, has_diagnosis: bool, was_asked: bool) -> str | None:
    is_told = injury is not None and injury.site == site and (was_asked or injury.kind != InjuryKind.UNKNOWN)
    told = injury.kind if injury and is_told else None
    kinds = kinds_of(site, has_diagnosis=has_diagnosis, told=told or "")
    words = {str(kind): kind_label(kind, site) for kind in kinds}
    kind = one_of("Which kind of injury is it?", words, told, key_of("kind", _of(injury), site, len(words)))
    if InjuryKind.SHIN in SITES[site].kinds and not has_diagnosis:
        st.caption("Soft tissue of the shin becomes a choice once somebody has looked for a bone injury.")
    follows(of_kind(kind, site))
    with st.container(gap="xsmall"):
        is_minor = is_under_18(session.diary(), today())
        for glyph, limit in limit_lines(kind, site, is_steered=is_minor) if kind else ():
            row(glyph, escaped(limit))
    return kind


def _clearance(injury: Injury | None, onset: dt.date | None, *, was_asked: bool) -> tuple[Told, Told]:
    """The clearance, and what of it is still open."""
    of, before = _of(injury), injury.cleared_on if injury else None
    told = before is not None if was_asked or before else None
    cleared = one_of("Has somebody cleared you to run?", CLEARANCE, told, key_of("cleared", of), across=True)
    if not cleared:
        return {"cleared_by": None, "cleared_on": None}, {"cleared to run": cleared}
    by = st.text_input(
        "Who cleared you?", (injury.cleared_by if injury else None) or "", key=key_of("cleared_by", of),
        max_chars=LONGEST_TEXT, placeholder="Name or profession",
    )  # fmt: skip
    on = day_of("On which day?", before, key_of("cleared_on", of), first=onset or EARLIEST, last=today())
    return {"cleared_by": by, "cleared_on": on}, {"who cleared you": by.strip() or None, "day of the clearance": on}
