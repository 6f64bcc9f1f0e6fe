"""`check-in`: a morning or the answer to a run, from options or from JSON."""

import dataclasses
import datetime as dt
from collections.abc import Callable, Sequence
from typing import IO, Any, TypeVar
from zoneinfo import ZoneInfo

import click

from rtr import actions
from rtr.advice.red_flags import CHOICES
from rtr.body import place
from rtr.cli.face import DONE, Face, now, pass_face, say
from rtr.cli.told import LAST, SIGNS, ToldError, read
from rtr.model import CheckIn, Runner, RunResponse, SiteSymptoms
from rtr.scales import SCALES, complaints
from rtr.store import Store

OF_A_PLACE = ("pain_now", "pain_am", "stiff_am", "stiff_min")
OF_A_DAY = ("sleep_h", "sleep_quality", "fatigue", "mood", "stress", "confidence")
OF_A_RUN = ("pain_pre", "pain_max", "pain_end", "pain_60", "rpe", "completed")
FACTS_OF_A_RUN = {
    "limp": "Whether there was a limp in the run.",
    "sharp": "Whether something was sharp in the run.",
    "talk_test": "Whether whole sentences could be spoken in the run.",
}
Said = TypeVar("Said", CheckIn, RunResponse, SiteSymptoms)
RED_FLAGS = tuple(dict.fromkeys(flag for choice in CHOICES for flag in choice.flags if flag.startswith("RF")))


def _numbers(names: Sequence[str]) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """One option for each scale, in the words and limits of the scale."""

    def add(command: Callable[..., int]) -> Callable[..., int]:
        for name in reversed(names):
            scale = SCALES[name]
            kind = click.INT if scale.is_whole else click.FLOAT
            words = f"{scale.words.capitalize()}, {scale.least:g} to {scale.most:g}."
            command = click.option(f"--{name.replace('_', '-')}", name, type=kind, help=words)(command)
        return command

    return add


def _facts(facts: dict[str, str]) -> Callable[[Callable[..., int]], Callable[..., int]]:
    def add(command: Callable[..., int]) -> Callable[..., int]:
        for name, words in reversed(facts.items()):
            word = name.replace("_", "-")
            command = click.option(f"--{word}/--no-{word}", name, default=None, help=words)(command)
        return command

    return add


@click.command("check-in")
@click.option(
    "--json", "document", type=click.File("rb"), help="Read check-ins and run responses; - is standard input."
)
@click.option("--site", help="Place, like achilles_left; not needed with one open injury.")
@_numbers(OF_A_PLACE)
@_numbers(OF_A_DAY)
@click.option("--new", "signs", multiple=True, type=click.Choice([*SIGNS, *RED_FLAGS]), help="A new sign; repeatable.")
@click.option("--nothing-new", is_flag=True, help="Nothing new or alarming today.")
@click.option("--painkiller/--no-painkiller", default=None, help="Taken today, or around the run.")
@click.option("--note", help="A note for the day.")
@click.option("--run", help="Answer a run instead: “last”, or the id of a run.")
@_numbers(OF_A_RUN)
@_facts(FACTS_OF_A_RUN)
@pass_face
def check_in(face: Face, *, document: IO[bytes] | None, **told: Any) -> int:
    """Record how a morning was, or how a run was answered.

    What is not given stays as it was. With --run it is the answer to a run, else the morning of --on (today).
    """
    is_nothing = told.pop("nothing_new") or None
    given = {n: v for n, v in (told | {"nothing_new": is_nothing}).items() if v is not None and v != ()}
    with face.store() as store:
        runner = face.own_runner(store)
        if document is not None:
            if given:
                raise click.UsageError("Give --json or options, not both.")
            said: Sequence[CheckIn | RunResponse] = read(document.read(), face.day(runner))
        else:
            said = [_from_options(store, runner, face.day(runner), given)]
        for one in [_certain(store, runner, one) for one in said]:
            _keep(store, runner, one)
    say(f"Kept: {len(said)} {'entry' if len(said) == 1 else 'entries'}.")
    return DONE


def _from_options(store: Store, runner: Runner, day: dt.date, given: dict[str, Any]) -> CheckIn | RunResponse:
    if not given:
        raise click.UsageError("There is nothing to record. Give an answer, like --pain-am 2, or --json FILE.")
    run = given.pop("run", None)
    wrong_kind = [name for name in given if (name in (*OF_A_RUN, *FACTS_OF_A_RUN)) is (run is None)]
    wrong_kind = [name for name in wrong_kind if name not in {"site", "painkiller"}]
    if wrong_kind:
        word = f"--{wrong_kind[0].replace('_', '-')}"
        raise click.UsageError(f"{word} {'needs --run' if run is None else 'belongs to a morning, not to a run'}.")
    said = _morning(store, runner, day, given) if run is None else _answer(store, runner, run, given)
    wrong = complaints(said)
    if wrong:
        raise click.UsageError(wrong[0])
    return said


def _morning(store: Store, runner: Runner, day: dt.date, given: dict[str, Any]) -> CheckIn:
    signs, is_nothing = given.pop("signs", ()), given.pop("nothing_new", False)
    if signs and is_nothing:
        raise click.UsageError("Give --new or --nothing-new, not both.")
    if signs or is_nothing:
        given["signs"] = tuple(sign for sign in signs if sign in SIGNS)
        given["red_flags"] = tuple(sign for sign in signs if sign not in SIGNS)
    site = given.pop("site", None)
    here = {name: given.pop(name) for name in OF_A_PLACE if name in given}
    if here or site is not None:
        given["sites"] = (SiteSymptoms(site=site or _only_place(store, runner), **here),)
    return CheckIn(day=day, **given)


def _answer(store: Store, runner: Runner, run: str, given: dict[str, Any]) -> RunResponse:
    site = given.pop("site", None) or _only_place(store, runner)
    return RunResponse(activity_uid=run, site=site, **given)


def _only_place(store: Store, runner: Runner) -> str:
    """The place of the only open injury."""
    places = {place(i.site, i.side) for i in store.diary(runner.id).injuries if i.until is None}
    if len(places) != 1:
        listed = f" Open injuries: {', '.join(sorted(places))}." if places else ""
        raise click.UsageError(f"Name the place with --site, like achilles_left.{listed}")
    return places.pop()


def _certain(store: Store, runner: Runner, said: CheckIn | RunResponse) -> CheckIn | RunResponse:
    """What can be kept, with the run it names; looked at for all entries before the first is kept."""
    if isinstance(said, CheckIn):
        wrong = complaints(said, now().astimezone(ZoneInfo(runner.zone)).date())
        if wrong:
            raise ToldError(wrong[0])
        return said
    known = store.diary(runner.id)
    last = known.last_run.uid if known.last_run is not None else None
    uid = last if said.activity_uid == LAST else said.activity_uid
    if uid is None or all(uid != activity.uid for activity in known.activities):
        raise ToldError("There is no run in this diary yet." if uid is None else "There is no such run in this diary.")
    return dataclasses.replace(said, activity_uid=uid)


def _keep(store: Store, runner: Runner, said: CheckIn | RunResponse) -> None:
    """Add what is told to what was told before: null changes nothing."""
    at = now().astimezone(ZoneInfo(runner.zone))
    if isinstance(said, CheckIn):
        actions.save_check_in(store, runner, _over(said, store.said(runner.id, said.day)), at)
        return
    before = next((b for b in store.answers_of(runner.id, said.activity_uid) if b.site == said.site), None)
    actions.save_run_answers(store, runner, [_filled(said, before)], at)


def _over(said: CheckIn, before: CheckIn | None) -> CheckIn:
    if before is None:
        return said
    sites = {site.site: site for site in before.sites}
    for site in said.sites:
        sites[site.site] = _filled(site, sites.get(site.site))
    return dataclasses.replace(_filled(said, before), sites=tuple(sites.values()))


def _filled(said: Said, before: Said | None) -> Said:
    """The record with what it does not say taken from the one before."""
    names = [f.name for f in dataclasses.fields(said) if getattr(said, f.name) is None] if before is not None else []
    return dataclasses.replace(said, **{name: getattr(before, name) for name in names})
