"""How much a week may grow without being a large step."""

from rtr.advice.policy import Policy


def limit_min(usual: float, policy: Policy) -> float:
    """The most a week may hold after one of `usual` minutes without being a ramp.

    >>> limit_min(70.0, Policy()), limit_min(200.0, Policy())
    (80.0, 220.0)
    """
    return max(usual + policy.ramp_min, round(usual * policy.ramp_factor, 9))
