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
        "All together, half of those who got to 30 minutes in one piece did so by week 14.3.",
        "Of 100 returns 93 got there within 40 weeks; 21 were sent to a clinician at least once.",
        (
            "For speed the plan was asked without a diary around it. Asked both ways, the step was the same on 55 "
            "of 100 mornings and at most half a step apart on 74: the diary also knows weeks and readiness."
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
        ("tendon", "13.6 (12.0 to 16.3)", "95", "4 · 18 · 16 · 62", "17", "5"),
        ("kneecap, iliotibial band or knee joint", "14.3 (12.3 to 17.3)", "94", "3 · 14 · 18 · 66", "9", "6"),
        ("muscle strain", "12.0 (10.0 to 14.1)", "94", "2 · 10 · 19 · 69", "17", "8"),
        ("heel (plantar fascia)", "13.4 (11.7 to 17.1)", "98", "10 · 14 · 22 · 54", "14", "5"),
        ("shin, soft tissue", "14.0 (12.3 to 17.1)", "94", "0 · 10 · 22 · 68", "15", "6"),
        ("bone stress injury", "24.8 (19.3 to 30.5)", "75", "2 · 15 · 25 · 58", "65", "5"),
        ("after giving birth", "14.3 (13.0 to 17.7)", "100", "5 · 15 · 14 · 66", "17", "5"),
        ("not diagnosed", "14.0 (12.3 to 16.6)", "92", "3 · 6 · 18 · 73", "17", "8"),
        ("all", "14.3 (12.3 to 18.2)", "93", "4 · 13 · 19 · 65", "21", "6"),
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
        "Flares in 100 runs: 0.0 for those who do what the plan says, 0.2 for those who add to it, 10.0 without it.",
        "Ten percent a week got to 30 minutes in week 14.0, the plan in week 14.6.",
        (
            "With 20 % of mornings and answers left out 16 of 100 got to 30 minutes, with 40 % 0: the plan waits for "
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
        ("does what is suggested", "90", "14.6 (12.6 to 17.5)", "0.0", "3.9", "19", "7"),
        ("adds 10 to 40 % to three runs in ten", "88", "16.4 (13.3 to 18.8)", "0.2", "4.8", "20", "8"),
        ("also runs on one rest day in twelve", "89", "15.6 (13.4 to 18.0)", "0.0", "4.2", "20", "7"),
        ("stops twice for two to five weeks", "76", "22.3 (13.9 to 27.3)", "0.0", "3.0", "16", "24"),
        ("leaves out 20 % of mornings and answers", "16", "33.6 (25.9 to 37.0)", "0.0", "2.9", "19", "56"),
        ("leaves out 40 % of mornings and answers", "0", "–", "0.0", "2.5", "14", "74"),
        ("no engine: +10 % a week from the same minutes", "100", "14.0 (14.0 to 16.7)", "10.0", "–", "–", "–"),
    ),
    data=OURS,
)

TRIED_RETURNS: tuple[Tried, ...] = (RETURNS, HABITS)
"""In the order of the Methods page."""
