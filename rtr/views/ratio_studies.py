"""What studies say about the ratio of weeks, in plain words, each with its source (science §2.2)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """One finding, and the keys of the sources it comes from."""

    found: str
    sources: tuple[str, ...]


STUDIES = (
    Study(
        found=(
            "5,205 runners were followed for 18 months. The higher the ratio, the fewer injuries; the change from one "
            "week to the next went with neither more nor fewer."
        ),
        sources=("frandsen-2025",),
    ),
    Study(
        found=(
            "In team sports a high ratio went with more injuries: 2.45 times the odds. With one fixed number in place "
            "of the real weeks before it was 1.95 times, with random numbers 1.16 to 2.07. So the weeks "
            "before added little."
        ),
        sources=("impellizzeri-2021",),
    ),
    Study(
        found=(
            "In the same data the ratio told who would be injured hardly better than a coin: 0.574, where 0.5 is the "
            "coin and 1 is knowing. The last week alone reached 0.544."
        ),
        sources=("impellizzeri-2021",),
    ),
    Study(
        found=(
            "With the last week on both sides, the two sides agree by arithmetic: a correlation of about 0.5 in data "
            "made of chance. That is why the ratio shown here leaves it out of the weeks before."
        ),
        sources=("lolli-2019", "windt-gabbett-2019"),
    ),
    Study(
        found=(
            "In elite basketball and weightlifting both ways told nearly the same story, with correlations of 0.88 to "
            "0.99. Leaving the week out mends the arithmetic; it does not make the ratio a measure of danger."
        ),
        sources=("coyne-2019",),
    ),
    Study(
        found=(
            "Three orders of the same loads: rolling means gave 1.43 each time, weighted means 1.25, 1.41 and 1.55. "
            "Which definition is chosen decides the answer, and none has been shown to be the right one."
        ),
        sources=("williams-2017",),
    ),
    Study(
        found=(
            "Weighted means depend on how they are started. Few injuries, chosen limits and people who were already "
            "injured bend the results. The authors advise against using the ratio."
        ),
        sources=("wang-2020",),
    ),
    Study(
        found=(
            "There are so many ways to analyse load that its numbers alone cannot tell whether a change raises or "
            "lowers the rate of injuries. What remains: ordinary principles of training, and how the person responds."
        ),
        sources=("impellizzeri-2020",),
    ),
    Study(
        found=(
            "The marks 0.8, 1.3 and 1.5 that many tools paint green and red come from team sports. They were never "
            "shown to hold for runners, and are not drawn here."
        ),
        sources=("gabbett-2016",),
    ),
)
