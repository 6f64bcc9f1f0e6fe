"""What a coach looks at: body, load, how it felt, and the plan, below each other over one date axis."""

import functools
from typing import Any

import altair as alt
import pandas as pd

from rtr.charts.pain import bars
from rtr.charts.pain_panels import PAIN_END, guide_layers, pointer
from rtr.charts.stacked import Layers, Panel, stacked
from rtr.charts.theme import PALETTES, Chart, Palette, PaletteName, date_tooltip, layer_specs, nice_top, time_axis

MORNING, RUN, DAY = pd.Timedelta(hours=6), pd.Timedelta(hours=15), pd.Timedelta(days=1)
FROM, TO = pd.Timedelta(hours=3), pd.Timedelta(hours=21)
LEAST_PAIN = 6
BODY_PX, LOAD_PX, LANE_PX, PLAN_PX = 130, 100, 40, 80
LANES = {
    "rpe": ("effort of the run, 0 to 10", 0.0, 10.0), "sleep_h": ("sleep, hours", 0.0, 12.0),
    "mood": ("mood, 1 to 5 (5 is good)", 1.0, 5.0), "confidence": ("trust in the leg, 0 to 10", 0.0, 10.0),
}  # fmt: skip
TIPS = {
    "pain_am": "morning pain", "stiff_am": "morning stiffness", "pain_run": "pain while running",
    "run_min": "running, min", "walk_min": "walking, min", "rpe": "effort, 0 to 10", "sleep_h": "sleep, hours",
    "mood": "mood, 1 to 5", "confidence": "trust in the leg, 0 to 10", "planned_min": "planned running, min",
}  # fmt: skip


def coach_chart(
    days: pd.DataFrame, *, today: pd.Timestamp, palette: PaletteName, limits: tuple[int, ...] = ()
) -> Chart:
    """Up to four panels for `days` (`rtr.views.coach_days`): each only where its columns are there and hold something.

    `limits` are those of pain while running of the class of injury.
    """
    data = _rows(days)
    ends = (data["first"].iloc[0], data["end"].iloc[-1])
    tips = [date_tooltip("first", "day")]
    tips += [alt.Tooltip(f"{name}:Q", title=word, format=".3~g") for name, word in TIPS.items() if name in data]
    spec = stacked(
        tuple(_panels(data, palette, limits)),
        ends=ends,
        axis=time_axis((ends[1] - ends[0]).days) | {"grid": True, "gridDash": [1, 4]},
        over=(*_today(today, ends, palette), *pointer(palette, tips)),
        palette=palette,
    )
    return Chart(spec=spec, data=data, alt=_alt(days))


def _rows(days: pd.DataFrame) -> pd.DataFrame:
    """The days with the moments their marks stand at; whatever columns there are."""
    day = days["day"].reset_index(drop=True)
    rows = days.drop(columns="day").reset_index(drop=True)
    moments = pd.DataFrame(
        {"first": day, "end": day + DAY, "from": day + FROM, "to": day + TO, "morning": day + MORNING, "run": day + RUN}
    )
    found = pd.concat([moments, rows], axis=1)
    if "run_min" in rows:
        found["total_min"] = rows["run_min"] + rows["walk_min"]
    if "pain_run" in rows:
        found["pain_next"] = rows["pain_am"].shift(-1).where(rows["pain_run"].notna())
        found["next"] = day + DAY + MORNING
    return found


def _panels(data: pd.DataFrame, palette: PaletteName, limits: tuple[int, ...]) -> list[Panel]:
    found = []
    if _has(data, "pain_am", "pain_run", "stiff_am"):
        highest = data[["pain_am", "pain_run", "stiff_am"]].max().max()
        top = LEAST_PAIN if not highest >= LEAST_PAIN else min(int(highest) + 1, PAIN_END)
        cut = f" (axis ends at {top})" if top < PAIN_END else ""
        shown = [at for at in limits if at <= top]
        found.append(
            Panel(title=f"body: pain and stiffness, 0 to 10{cut}", height_px=BODY_PX, top=top,
                  ticks=tuple(sorted({0, *(shown or (2, 4)), top})),
                  marks=(*guide_layers(shown, palette), *_marks(palette)["body"]))
        )  # fmt: skip
    if _has(data, "total_min"):
        found.append(_load_panel(data, palette))
    for name, (title, low, high) in LANES.items():
        if _has(data, name):
            found.append(Panel(title=title, height_px=LANE_PX, low=low, top=high, ticks=(low, high),
                               marks=_marks(palette)[name]))  # fmt: skip
    if _has(data, "planned_min"):
        found.append(_plan_panel(data, palette))
    return found


def _load_panel(data: pd.DataFrame, palette: PaletteName) -> Panel:
    top = nice_top(float(data["total_min"].max()))
    return Panel(
        title="load: minutes per day", height_px=LOAD_PX, top=top, ticks=_thirds(top), marks=_marks(palette)["load"]
    )


def _plan_panel(data: pd.DataFrame, palette: PaletteName) -> Panel:
    """Planned minutes as dashed outlines; what was run stands in them where the load is shared."""
    done = data["run_min"].where(data["planned_min"].notna()) if "run_min" in data else data["planned_min"]
    top = nice_top(float(pd.concat([data["planned_min"], done]).max()))
    marks = _marks(palette)["planned_done" if "run_min" in data else "planned"]
    said = "plan: running minutes, planned and done" if "run_min" in data else "plan: running minutes"
    return Panel(title=said, height_px=PLAN_PX, top=top, ticks=_thirds(top), marks=marks)


def _has(data: pd.DataFrame, *names: str) -> bool:
    return any(name in data and data[name].fillna(0).ne(0).any() for name in names)


def _thirds(top: float) -> tuple[float, ...]:
    half = top / 2
    return (0.0, half, top) if half == round(half) else (0.0, top)


@functools.cache
def _marks(palette: PaletteName) -> dict[str, Layers]:
    """What does not depend on the data, built once."""
    colour = PALETTES[palette]
    found = {"body": layer_specs(*_body(colour)), "load": layer_specs(*bars(colour))}
    found |= {name: layer_specs(*_lane(name, colour)) for name in LANES}
    planned, done = _planned(colour)
    return found | {"planned": layer_specs(planned), "planned_done": layer_specs(done, planned)}


def _body(colour: Palette) -> tuple[alt.Chart, ...]:
    chart = alt.Chart()
    mean = chart.mark_line(color=colour.morning, strokeWidth=1.6, opacity=0.55)
    join = chart.transform_filter("isValid(datum.pain_next)").mark_rule(stroke=colour.rule, strokeWidth=1)
    stiff = chart.transform_filter("isValid(datum.stiff_am)").mark_tick(
        color=colour.reference, thickness=2, size=7, orient="horizontal"
    )
    morning = chart.transform_filter("isValid(datum.pain_am)").mark_point(
        shape="diamond", filled=True, size=34, opacity=1, color=colour.morning
    )
    run = chart.transform_filter("isValid(datum.pain_run)").mark_point(
        size=42, strokeWidth=2, opacity=1, stroke=colour.above, fill=colour.paper
    )
    return (
        mean.encode(x="morning:T", y="pain_mean:Q"),
        join.encode(x="run:T", y="pain_run:Q", x2="next:T", y2="pain_next:Q"),
        stiff.encode(x="morning:T", y="stiff_am:Q"),
        morning.encode(x="morning:T", y="pain_am:Q"),
        run.encode(x="run:T", y="pain_run:Q"),
    )


def _lane(name: str, colour: Palette) -> tuple[alt.Chart, ...]:
    known = alt.Chart().transform_filter(f"isValid(datum.{name})")
    line = known.mark_line(color=colour.reference, strokeWidth=1, opacity=0.7).encode(x="morning:T", y=f"{name}:Q")
    dots = known.mark_point(filled=True, size=16, opacity=1, color=colour.ink).encode(x="morning:T", y=f"{name}:Q")
    return line, dots


def _planned(colour: Palette) -> tuple[alt.Chart, alt.Chart]:
    known = alt.Chart().transform_filter("datum.planned_min > 0")
    planned = known.mark_bar(
        fillOpacity=0, fill=colour.paper, stroke=colour.run, strokeWidth=1.2, strokeDash=[3, 2]
    ).encode(x="from:T", x2="to:T", y="planned_min:Q", y2=alt.Y2Datum(0))
    done = alt.Chart().transform_filter("datum.run_min > 0").mark_bar(fill=colour.run)
    return planned, done.encode(x="from:T", x2="to:T", y="run_min:Q", y2=alt.Y2Datum(0))


def _today(
    today: pd.Timestamp, ends: tuple[pd.Timestamp, pd.Timestamp], palette: PaletteName
) -> tuple[dict[str, Any], ...]:
    """A line where the days to come begin, if the picture holds any."""
    if today + DAY >= ends[1]:
        return ()
    at = (today + DAY).strftime("%Y-%m-%dT00:00:00")
    rows = {"values": [{"at": at}], "format": {"parse": {"at": "date"}}}
    line = alt.Chart().mark_rule(stroke=PALETTES[palette].muted, strokeDash=[4, 3]).encode(x="at:T")
    return tuple({**layer, "data": rows} for layer in layer_specs(line))


def _alt(days: pd.DataFrame) -> str:
    names = {"pain_am": "pain and stiffness", "run_min": "running and walking minutes", "rpe": "effort, sleep and mood",
             "planned_min": "planned and done"}  # fmt: skip
    shown = ", ".join(word for name, word in names.items() if name in days and days[name].notna().any())
    return f"{len(days)} days over one date axis: {shown}." if shown else f"{len(days)} days; nothing is written down."
