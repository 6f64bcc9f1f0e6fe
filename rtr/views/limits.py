"""What this tool may say, what it cannot, and what everyone should know before using it."""

RATIO = (
    "The ratio compares the last week with the weeks before. It is arithmetic about training, not about tissue.",
    "In 5,205 runners a higher ratio went with fewer injuries, and the change from week to week with neither.",
    "With made-up numbers in place of the real weeks before, the ratio told as much about injuries as with real ones.",
    "When the last week is part of both sides, the two sides go together by arithmetic alone.",
    "After a break the weeks before are nearly empty and the ratio explodes. It is hidden then.",
    "So it stands here as context, in one colour, without zones, and no rule uses it.",
)

MAY_SAY = (
    "It compares a run with your own longest of 30 days and a week with your own weeks.",
    "It gives no personal chance of an injury; studies of groups cannot.",
    "It follows what published return-to-run programmes have in common. No trial shows one schedule to be better.",
    "Small absolute steps are a convention. An experiment with 532 novices found no protection in a 10 % rule.",
    "It lists signs that need a professional. It finds no stress fracture and clears nobody to run.",
    "Its verdict is a transparent checklist whose limits were chosen by the project, not a validated test.",
)

MUST_KNOW = (
    "rtr is for learning and for keeping your own diary. It is not a medical device and makes no diagnosis.",
    "Using it makes nobody your clinician. Get a diagnosis first, and plan your return with whoever treats you.",
    "Stop and get help on the signs in the daily question.",
    "Chest pain, fainting, sudden weakness, or trouble with speech or sight are for the emergency number.",
    "Under 18, in pregnancy, early after a birth, after surgery or with heart disease: only with a professional.",
    "Watches and people make mistakes, and so may this software. Look at the numbers before you believe the words.",
    "Many limits are opinion or convention; each carries its grade on this page.",
    "Where data are missing, advice pauses or grows more careful; missing never counts as fine.",
    "Your diary is stored where this program runs and is sent nowhere. Somebody you give a link sees what you chose.",
    "On a server of somebody else, whoever runs it could read your diary.",
)
