"""What we found when invented runners followed the plan: eight classes of tissue of our own making."""

from rtr.views.tried import Tried

OURS = (
    "Invented: tissues that bear so many minutes, hurt over that, heal, and grow with runs near it; illness and "
    "journeys by chance. The simulation is of our own making: it shows what the rules do, not what legs do."
)

RETURNS = Tried(
    benchmark="returns",
    title="The plan on invented returns",
    when="November 2026",
    done=(
        "We let 1,000 invented runners of eight classes of injury do what the plan said, every morning for 40 weeks, "
        "and counted weeks, steps back and visits to a clinician. It proves nothing about people."
    ),
    found=(
        "All together, half of those who got to 30 minutes in one piece did so by week 14.6.",
        "Of 100 returns 93 got there within 40 weeks; 22 were sent to a clinician at least once.",
        (
            "For speed the plan was asked without a diary around it. Asked both ways, "
            "the step was the same on 100 of 100 mornings and at most half a step apart on 100: weeks, answers that "
            "are missing or late, tests and walks count alike on both ways."
        ),
    ),
    columns=(
        "Injury",
        "First 30 minutes in one piece, week",
        "Got there, of 100",
        "0 · 1 · 2 · 3 and more steps back, of 100",
        "Sent to a clinician, of 100",
        "Days on hold or easing back, of 100",
    ),
    rows=(
        ("tendon", "14.3 (13.0 to 16.6)", "97", "5 · 16 · 17 · 62", "17", "5"),
        ("kneecap, iliotibial band or knee joint", "14.6 (13.0 to 17.6)", "95", "3 · 14 · 18 · 65", "9", "5"),
        ("muscle strain", "11.6 (9.9 to 14.1)", "94", "2 · 10 · 18 · 69", "17", "7"),
        ("heel (plantar fascia)", "14.0 (12.4 to 16.6)", "97", "10 · 13 · 25 · 52", "14", "6"),
        ("shin, soft tissue", "14.4 (12.6 to 17.0)", "94", "1 · 12 · 20 · 67", "15", "5"),
        ("bone stress injury", "26.3 (19.4 to 32.1)", "74", "2 · 13 · 24 · 62", "70", "6"),
        ("after giving birth", "15.3 (13.6 to 18.4)", "100", "5 · 15 · 14 · 66", "17", "5"),
        ("not diagnosed", "15.1 (13.0 to 17.4)", "94", "3 · 7 · 18 · 72", "17", "7"),
        ("all", "14.6 (13.0 to 18.3)", "93", "4 · 12 · 19 · 64", "22", "6"),
    ),
    data=OURS,
)

HABITS = Tried(
    benchmark="returns",
    title="The plan, and runners who do not follow it",
    when="November 2026",
    done=(
        "The same invented lives with other habits, and once without the plan: ten percent more every week, from the "
        "same first minutes, whatever it felt like. A flare is a run after which pain rises by two points or more."
    ),
    found=(
        "Flares in 100 runs: 0.1 for those who do what the plan says, 0.1 for those who add to it, 10.0 without it.",
        "Ten percent a week got to 30 minutes in week 14.0, the plan in week 15.3.",
        (
            "With 20 % of mornings and answers left out 65 of 100 got to 30 minutes, with 40 % 5: the plan waits for "
            "what it does not know."
        ),
    ),
    columns=(
        "Habit",
        "Got to 30 minutes, of 100",
        "Week",
        "Flares in 100 runs",
        "Steps back in 40 weeks",
        "Sent to a clinician, of 100",
        "Days on hold or easing back, of 100",
    ),
    rows=(
        ("does what is suggested", "91", "15.3 (13.0 to 18.1)", "0.1", "3.7", "20", "6"),
        ("adds 10 to 40 % to three runs in ten", "90", "17.1 (13.7 to 20.8)", "0.1", "4.5", "20", "7"),
        ("also runs on one rest day in twelve", "90", "16.1 (14.0 to 18.2)", "0.1", "4.2", "20", "6"),
        ("stops twice for two to five weeks", "76", "23.0 (14.8 to 28.3)", "0.1", "2.9", "18", "23"),
        ("leaves out 20 % of mornings and answers", "65", "26.1 (20.1 to 30.3)", "0.1", "3.0", "19", "46"),
        ("leaves out 40 % of mornings and answers", "5", "36.1 (34.9 to 38.0)", "0.1", "2.8", "14", "68"),
        ("no engine: +10 % a week from the same minutes", "100", "14.0 (14.0 to 16.7)", "10.0", "–", "–", "–"),
    ),
    data=OURS,
)

TRIED_RETURNS: tuple[Tried, ...] = (RETURNS, HABITS)
"""In the order of the Methods page."""
