"""What we found when we tried the statistics of Symptoms on other people's mornings and on invented runners."""

from rtr.views.tried import Tried

PEOPLE = (
    "PMData (Thambawita and others 2020), 11 of 16 persons over five months; SoccerMon (Midoglu and others 2024), "
    "football players over two years. Healthy people of other sports, soreness of the whole body in the morning: "
    "no runners in a return, no pain of an injured site."
)

LINKS = Tried(
    benchmark="cohorts",
    title="Load, and the mornings after it",
    when="November 2026",
    done=(
        "For each person we took the rank correlation of a day's load with how a later morning was, and the mean over "
        "people with the interval that comes from drawing people again. We call something a link only where that "
        "interval leaves 0 out. Below 0: after more load a sorer or less ready morning."
    ),
    found=(
        "The next morning is sorer after more load: in all 11 persons of PMData, and clearly so among 48 players.",
        "Two days later the link is half as strong; after three it is gone among the players.",
        "Readiness is not shown to follow load in PMData: the interval holds 0. Persons differed widely.",
        "On the day itself the sign turns: people do more when they feel well. So we never read lag 0 as an answer.",
    ),
    columns=("Load of a day and …", "PMData, 11 persons", "SoccerMon, 48 players"),
    rows=(
        ("soreness that morning", "+0.07 (+0.01 to +0.12)", "+0.05 (+0.02 to +0.08)"),
        ("soreness the next morning", "-0.28 (-0.37 to -0.21)", "-0.19 (-0.22 to -0.16)"),
        ("soreness two mornings later", "-0.13 (-0.21 to -0.05)", "-0.09 (-0.11 to -0.06)"),
        ("soreness three mornings later", "-0.09 (-0.13 to -0.04)", "+0.01 (-0.01 to +0.03)"),
        ("readiness the next morning", "-0.09 (-0.25 to +0.04)", "-0.12 (-0.17 to -0.07)"),
    ),
    data=PEOPLE,
)

FORECASTS = Tried(
    benchmark="cohorts",
    title="Flares of other people, foreseen by models across people",
    when="November 2026",
    done=(
        "We let models say, on each day, whether tomorrow would be sore (1 or 2 of 5), always for people they had not "
        "seen. AUC: 0.5 is a coin, 1 is knowing. This app does not do that: it learns from your own diary only."
    ),
    found=(
        "Three things carry nearly all of it: the own share of flares so far, soreness today, load today.",
        "For players it reaches 0.84; for new flares, on days that were not sore, 0.77. It is calibrated: slope 0.99.",
        "Taught on few persons it is too bold (slope 0.88); taught on the players it carries over to them, at 0.79.",
        "Which answers are missing tells nothing inside one person: 0.49 in either group.",
        (
            "Injuries are another matter: from three weeks of training before them, 0.57 (805 weeks of elite runners). "
            "Nobody should promise to foresee one."
        ),
    ),
    columns=("Forecast", "SoccerMon, 14,636 days", "new ones, 9,465", "PMData, 1,089 days", "new ones, 764"),
    rows=(
        ("soreness today alone", "0.76", "0.56", "0.64", "0.44"),
        ("own share of flares alone", "0.78", "0.72", "0.67", "0.69"),
        ("load today alone", "0.61", "0.67", "0.63", "0.69"),
        ("the three together", "0.84", "0.77", "0.75", "0.75"),
        ("many variables, taught on the players", "–", "–", "0.79", "0.77"),
    ),
    data=f"{PEOPLE} Lövdal and others 2021: 805 recovered weeks, 421 of them before an injury.",
)

INVENTED = Tried(
    benchmark="flare",
    title="The flare model on invented runners",
    when="November 2026",
    done=(
        "We invented runners with a year of diary whose flares follow a law we know, one run in four, and asked "
        "whether the model is shown as it would be on their page. Then we looked at the twelve weeks after."
    ),
    found=(
        "With nothing to find it was shown to 8 of 1,000.",
        (
            "A page looks again and again. Looked at every week from the fifth month on, 10 of 200 with nothing to "
            "find saw it at least once, and 78 of 100 with something to find."
        ),
        (
            "Where pain and load decide, most still do not see it after one year: too few runs to show that it is "
            "neither too bold nor too timid. After two years more than half do."
        ),
        (
            "Its bands held in the twelve weeks after: the calmest band had said 8 of 100 and 6 of 100 came (2,537 "
            "runs), the one with the most flares had said 61 of 100 and 63 of 100 came (2,764 runs)."
        ),
        "Which mornings are missing tells nothing: 0.50, a coin.",
        (
            "Put to people of two cohorts one by one, it would have been shown to none of 11 and to 4 of 50. Of the "
            "others 23 had too few days; most of the rest were foreseen as well by the soreness of the day."
        ),
    ),
    columns=("What decides about a flare", "Runners", "Shown", "AUC, mean", "AUC of the pain alone", "Slope, all runs"),
    rows=(
        ("nothing to find", "1,000", "8", "0.48", "0.49", "0.02"),
        ("nothing, and half of the bad mornings left out", "300", "3", "0.49", "0.45", "0.07"),
        ("nothing but fewer flares over time", "300", "0", "0.48", "0.49", "0.09"),
        ("pain of the day only", "300", "12", "0.72", "0.75", "0.76"),
        ("load of the day only", "300", "104", "0.78", "0.50", "0.88"),
        ("pain and load of the day", "300", "97", "0.79", "0.66", "0.89"),
        ("pain and load, strongly", "300", "125", "0.88", "0.70", "1.07"),
        ("pain and load of the day, after two years", "200", "113", "0.81", "0.67", "–"),
    ),
    data=(
        "Invented: three runs a week, one morning in ten not answered, pain that drifts and rises after a flare. Real "
        "runners follow no law this simple. Where there is nothing to find a slope of 0 is right: such forecasts are "
        "noise. The cohorts: PMData and SoccerMon, as above."
    ),
)

TRIED_FLARE: tuple[Tried, ...] = (LINKS, FORECASTS, INVENTED)
"""Trials of the statistics of Symptoms, in the order of the Methods page."""
