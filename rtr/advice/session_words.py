"""A planned session in words: one line per step; for pages, files and cards alike."""

from rtr.plan import Do, Repeat, Session, Step

MIN_S = 60
WORDS = {
    Do.WALK: "walk", Do.RUN: "easy run", Do.STRIDES: "relaxed stride", Do.HILL: "uphill", Do.STEADY: "steady run",
    Do.GOAL: "goal effort", Do.EXERCISE: "exercise",
}  # fmt: skip


def lines(session: Session) -> tuple[str, ...]:
    """What to do, one step a line: `5 × 2 min easy run, 2 min walk`; no markup."""
    return tuple(_line(one) for one in session.steps)


def _line(one: Step | Repeat) -> str:
    if isinstance(one, Repeat):
        inner = ", ".join(_words(step) for step in one.steps)
        return f"{one.times} × {inner}" if one.times > 1 else inner
    return _words(one)


def _words(step: Step) -> str:
    effort = f" (effort up to {step.rpe_max} of 10)" if step.rpe_max is not None and step.do is not Do.WALK else ""
    note = f", {step.note}" if step.note else ""
    return f"{duration(step.s)} {WORDS[step.do]}{note}{effort}"


def duration(seconds: float) -> str:
    """`5 min`, `1.5 min`, `12 min 20 s`: whole seconds, half minutes as the titles of sessions have them.

    >>> duration(300), duration(90), duration(740), duration(20)
    ('5 min', '1.5 min', '12 min 20 s', '20 s')
    """
    whole = round(seconds)
    if whole > MIN_S and 2 * whole % MIN_S == 0:
        return f"{whole / MIN_S:g} min"
    if whole < 2 * MIN_S and whole % MIN_S:
        return f"{whole} s"
    minutes, rest = divmod(whole, MIN_S)
    return f"{minutes} min {rest} s" if rest else f"{minutes} min"
