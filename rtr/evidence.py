"""Where the numbers and rules come from, and how far each source carries."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


class Kind(enum.StrEnum):
    """What sort of ground a source is."""

    TRIAL = "trial"
    COHORT = "cohort"
    ANALYSIS = "analysis"
    """Arithmetic or re-analysis that shows what a number can and cannot say."""
    CONSENSUS = "consensus"
    GUIDANCE = "guidance"
    """What health services tell the public."""
    CONVENTION = "convention"
    """What people in the field do, without a trial that compares it."""
    DEFINITION = "definition"
    """Where a formula was first written down: says what a number is, not what it is good for."""
    PRODUCT_CHOICE = "product_choice"


class Certainty(enum.StrEnum):
    """How sure one may be of what a source is used for here, as grading schemes name it."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very_low"

    @property
    def dots(self) -> str:
        return {"high": "●●●", "moderate": "●●○", "low": "●○○", "very_low": "○○○"}[self.value]

    @property
    def word(self) -> str:
        return {"high": "Strong", "moderate": "Moderate", "low": "Limited", "very_low": "Convention"}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One source. `says` is what it found, `limits` what it cannot carry; both in our own words."""

    key: str
    title: str
    authors: str
    year: int
    kind: Kind
    certainty: Certainty
    says: str
    limits: str
    doi: str | None = None
    address: str | None = None

    @property
    def link(self) -> str | None:
        """Where to read it; None for choices of this project."""
        return f"https://doi.org/{self.doi}" if self.doi else self.address


_ALL = (
    Source(
        key="frandsen-2025",
        title="How much running is too much? Identifying high-risk running sessions in a 5200-person cohort study",
        authors="Frandsen and others, British Journal of Sports Medicine 59(17)",
        year=2025,
        kind=Kind.COHORT,
        certainty=Certainty.MODERATE,
        doi="10.1136/bjsports-2024-109380",
        says=(
            "5,205 runners over 18 months: a session more than 10 % longer than the longest of the 30 days before "
            "went with more injuries. The rate was 1.64 times as high up to 30 % over, 1.52 up to double, 2.28 beyond. "
            "The acute:chronic ratio went with fewer injuries, the week-to-week ratio with neither."
        ),
        limits=(
            "Observed, not tried out; healthy recreational runners with a watch, not runners in a return; the middle "
            "band lies below the first. It describes groups and gives no personal probability."
        ),
    ),
    Source(
        key="impellizzeri-2020",
        title="Training load and its role in injury prevention, part 2: conceptual and methodologic pitfalls",
        authors="Impellizzeri and others, Journal of Athletic Training 55(9)",
        year=2020,
        kind=Kind.ANALYSIS,
        certainty=Certainty.MODERATE,
        doi="10.4085/1062-6050-501-19",
        says="Load numbers alone cannot tell whether a change raises or lowers injury risk; watch the response.",
        limits="An argument from method, not a trial.",
    ),
    Source(
        key="impellizzeri-2021",
        title="What role do chronic workloads play in the acute to chronic workload ratio? Time to dismiss ACWR",
        authors="Impellizzeri and others, Sports Medicine",
        year=2021,
        kind=Kind.ANALYSIS,
        certainty=Certainty.MODERATE,
        doi="10.1007/s40279-020-01378-6",
        says="With fixed or random numbers in place of the real chronic load the ratio predicted injuries as poorly.",
        limits="Data of team sports.",
    ),
    Source(
        key="wang-2020",
        title="Analyzing activity and injury: lessons learned from the acute:chronic workload ratio",
        authors="Wang and others, Sports Medicine",
        year=2020,
        kind=Kind.ANALYSIS,
        certainty=Certainty.MODERATE,
        doi="10.1007/s40279-020-01280-1",
        says="Start values, sparse data and earlier injuries bias the ratio; its use is discouraged.",
        limits="An argument from method, not a trial.",
    ),
    Source(
        key="windt-gabbett-2019",
        title="Is it all for naught? What does mathematical coupling mean for acute:chronic workload ratios?",
        authors="Windt and Gabbett, British Journal of Sports Medicine 53(16)",
        year=2019,
        kind=Kind.DEFINITION,
        certainty=Certainty.MODERATE,
        doi="10.1136/bjsports-2017-098925",
        says="Defines the uncoupled ratio: the last week over the mean of the three weeks before it.",
        limits="A definition does not make the ratio a measure of danger.",
    ),
    Source(
        key="lolli-2019",
        title="Mathematical coupling causes spurious correlation within the acute:chronic workload ratio",
        authors="Lolli and others, British Journal of Sports Medicine 53(15)",
        year=2019,
        kind=Kind.ANALYSIS,
        certainty=Certainty.MODERATE,
        doi="10.1136/bjsports-2017-098110",
        says="When the last week is part of both sides, the two sides correlate at about 0.5 by arithmetic alone.",
        limits="Simulated data.",
    ),
    Source(
        key="coyne-2019",
        title="Does mathematical coupling matter to the acute to chronic workload ratio? A case study from elite sport",
        authors="Coyne and others, International Journal of Sports Physiology and Performance 14(10)",
        year=2019,
        kind=Kind.ANALYSIS,
        certainty=Certainty.LOW,
        address="https://ro.ecu.edu.au/ecuworkspost2013/7321/",
        says="With and without the last week in the weeks before, the ratios correlate at 0.88 to 0.99.",
        limits="International basketball players and weightlifters before one tournament; says nothing about injuries.",
    ),
    Source(
        key="gabbett-2016",
        title="The training-injury prevention paradox: should athletes be training smarter and harder?",
        authors="Gabbett, British Journal of Sports Medicine 50(5)",
        year=2016,
        kind=Kind.CONVENTION,
        certainty=Certainty.VERY_LOW,
        doi="10.1136/bjsports-2015-095788",
        says="The origin of the marks that many tools colour: 0.8 to 1.3 called a sweet spot, 1.5 and more danger.",
        limits="A review of team sports; the marks were never shown to hold for runners, nor for a return from injury.",
    ),
    Source(
        key="buist-2008",
        title="No effect of a graded training program on the number of running-related injuries in novice runners",
        authors="Buist and others, American Journal of Sports Medicine 36(1)",
        year=2008,
        kind=Kind.TRIAL,
        certainty=Certainty.MODERATE,
        doi="10.1177/0363546507307505",
        says="532 novices: 20.8 % were injured on a programme built on the 10 % rule, 20.3 % on a standard one.",
        limits="Novices without a recent injury.",
    ),
    Source(
        key="williams-2017",
        title="Better way to determine the acute:chronic workload ratio?",
        authors="Williams and others, British Journal of Sports Medicine 51(3)",
        year=2017,
        kind=Kind.DEFINITION,
        certainty=Certainty.LOW,
        doi="10.1136/bjsports-2016-096589",
        says="Proposes exponential weights instead of rolling means, λ = 2 ÷ (N + 1), and shows where they differ.",
        limits="A letter with invented series; how the average starts is left open, and changes early values.",
    ),
    Source(
        key="foster-1998",
        title="Monitoring training in athletes with reference to overtraining syndrome",
        authors="Foster, Medicine and Science in Sports and Exercise 30(7)",
        year=1998,
        kind=Kind.COHORT,
        certainty=Certainty.LOW,
        doi="10.1097/00005768-199807000-00023",
        says="Monotony and strain of a week; in 25 athletes many banal illnesses came after personal strain limits.",
        limits="Illness, not injury; few athletes, each with a limit of their own; no runners in a return.",
    ),
    Source(
        key="calvert-1976",
        title="A systems model of the effects of training on physical performance",
        authors="Calvert, Banister and others, IEEE Transactions on Systems, Man, and Cybernetics 6(2)",
        year=1976,
        kind=Kind.DEFINITION,
        certainty=Certainty.LOW,
        doi="10.1109/TSMC.1976.5409179",
        says="Two exponential averages of training, a slow and a fast one; the 42 and 7 days are today's convention.",
        limits="A model of performance fitted to single athletes. It knows nothing about tissue, pain or injury.",
    ),
    Source(
        key="nielsen-2014",
        title="Excessive progression in weekly running distance and risk of running-related injuries",
        authors="Nielsen and others, Journal of Orthopaedic and Sports Physical Therapy 44(10)",
        year=2014,
        kind=Kind.COHORT,
        certainty=Certainty.LOW,
        doi="10.2519/jospt.2014.5164",
        says=(
            "874 novices: weeks that grew by more than 30 % went with no more injuries altogether than those below "
            "10 %; for injuries tied to distance the rate was 1.59 times as high, between 0.96 and 2.66."
        ),
        limits="Novices, observed; the one difference may be chance.",
    ),
    Source(
        key="damsted-2019",
        title="The association between changes in weekly running distance and running-related injury",
        authors="Damsted and others, Journal of Orthopaedic and Sports Physical Therapy 49(4)",
        year=2019,
        kind=Kind.COHORT,
        certainty=Certainty.LOW,
        doi="10.2519/jospt.2019.8541",
        says=(
            "261 runners before a half-marathon: after 21 days more were injured where weeks had grown by 20 to 60 %; "
            "after 56 and 98 days there was no difference."
        ),
        limits="56 injuries, observed, a wide interval; healthy runners, not a return.",
    ),
    Source(
        key="bell-2023",
        title="Integrating deloading into strength and physique sports training programmes: a Delphi consensus",
        authors="Bell and others, Sports Medicine Open 9",
        year=2023,
        kind=Kind.CONSENSUS,
        certainty=Certainty.VERY_LOW,
        doi="10.1186/s40798-023-00633-0",
        says="Coaches agree on what a lighter period is: less training stress for a while, to shed fatigue.",
        limits="Opinion of strength coaches. It compares nothing, and running is not part of it.",
    ),
    Source(
        key="bell-2022",
        title="Coaches' perceptions, practices and experiences of deloading in strength and physique sports",
        authors="Bell and others, Frontiers in Sports and Active Living 4",
        year=2022,
        kind=Kind.CONVENTION,
        certainty=Certainty.VERY_LOW,
        doi="10.3389/fspor.2022.1073223",
        says="18 coaches: no single way, most often less volume and less effort.",
        limits="Interviews in strength sports.",
    ),
    Source(
        key="cutback-practice",
        title="How runners place lighter weeks",
        authors="Running plans and coaching pages compared by this project",
        year=2026,
        kind=Kind.CONVENTION,
        certainty=Certainty.VERY_LOW,
        says="A lighter week every third or fourth week, by a quarter to a third; every second week for beginners.",
        limits="No trial was found that compares weeks like these with none in runners.",
    ),
    Source(
        key="saw-2016",
        title="Monitoring the athlete training response: subjective self-reported measures trump objective ones",
        authors="Saw and others, British Journal of Sports Medicine 50(5)",
        year=2016,
        kind=Kind.ANALYSIS,
        certainty=Certainty.MODERATE,
        doi="10.1136/bjsports-2015-094758",
        says="56 studies: how athletes say they feel follows their training more closely than blood or heart measures.",
        limits="Healthy athletes; it says nothing about an injured site, nor at which value to act.",
    ),
    Source(
        key="nuuttila-2022",
        title="Individualized endurance training based on recovery and training status in recreational runners",
        authors="Nuuttila and others, Medicine & Science in Sports & Exercise 54(10)",
        year=2022,
        kind=Kind.TRIAL,
        certainty=Certainty.LOW,
        doi="10.1249/MSS.0000000000002968",
        says="Training that followed recovery twice a week made runners faster over 10 km than a fixed plan did.",
        limits="30 healthy recreational runners; it is about getting faster, not about injuries. Read as an abstract.",
    ),
    Source(
        key="foster-2001",
        title="A new approach to monitoring exercise training",
        authors="Foster and others, Journal of Strength and Conditioning Research 15(1)",
        year=2001,
        kind=Kind.DEFINITION,
        certainty=Certainty.MODERATE,
        doi="10.1519/00124278-200102000-00019",
        says="Session RPE: how hard the whole session was, 0 to 10, about 30 minutes after it, times its minutes.",
        limits="Follows heart-rate methods within one person; says nothing about impact on bone, tendon or muscle.",
    ),
    Source(
        key="morton-1990",
        title="Modeling human performance in running",
        authors="Morton, Fitz-Clarke and Banister, Journal of Applied Physiology 69(3)",
        year=1990,
        kind=Kind.DEFINITION,
        certainty=Certainty.LOW,
        doi="10.1152/jappl.1990.69.3.1171",
        says="A training impulse: minutes weighted by the share of the heart-rate reserve, steeper towards the top.",
        limits=(
            "Weights from the lactate of a few people. For women two factors circulate, 0.86 and 0.64; the first is "
            "used here. It knows nothing about tissue."
        ),
    ),
    Source(
        key="edwards-1993",
        title="The heart rate monitor book",
        authors="Edwards, Polar Electro",
        year=1993,
        kind=Kind.CONVENTION,
        certainty=Certainty.VERY_LOW,
        address="https://trainingimpulse.com/edwards-trimp",
        says="Minutes in five zones of the highest heart rate, times 1 to 5.",
        limits="The five weights were never compared with any response of the body. The link describes the book.",
    ),
    Source(
        key="lucia-2003",
        title="Tour de France versus Vuelta a España: which is harder?",
        authors="Lucía and others, Medicine and Science in Sports and Exercise 35(5)",
        year=2003,
        kind=Kind.DEFINITION,
        certainty=Certainty.LOW,
        doi="10.1249/01.MSS.0000064999.82036.B4",
        says="Minutes below, between and above two ventilatory thresholds from a test, each with a factor of its own.",
        limits="Seven professional cyclists. The factors 1, 2 and 3 are a convention.",
    ),
    Source(
        key="tanaka-2001",
        title="Age-predicted maximal heart rate revisited",
        authors="Tanaka, Monahan and Seals, Journal of the American College of Cardiology 37(1)",
        year=2001,
        kind=Kind.ANALYSIS,
        certainty=Certainty.MODERATE,
        doi="10.1016/S0735-1097(00)01054-8",
        says="Over many studies the highest heart rate is about 208 minus 0.7 times the age, for women and men.",
        limits="A mean: single people lie 10 beats and more off it. Not valid with drugs that slow the heart.",
    ),
    Source(
        key="minetti-2002",
        title="Energy cost of walking and running at extreme uphill and downhill slopes",
        authors="Minetti and others, Journal of Applied Physiology 93(3)",
        year=2002,
        kind=Kind.ANALYSIS,
        certainty=Certainty.MODERATE,
        doi="10.1152/japplphysiol.01177.2001",
        says="The energy a metre costs at slopes from -45 to +45 %, as one polynomial; downhill running is cheap.",
        limits="Ten mountain runners on a treadmill. Cheap for the lungs is not gentle: downhill running brakes hard.",
    ),
    Source(
        key="talk-test-2009",
        title="Translation of submaximal exercise test responses to exercise prescription using the talk test",
        authors="Foster and others, Journal of Strength and Conditioning Research 23(9)",
        year=2009,
        kind=Kind.TRIAL,
        certainty=Certainty.LOW,
        doi="10.1519/JSC.0b013e3181c02bce",
        says=(
            "Where people could just still speak comfortably the heart beat at 79 ± 9 % of its highest rate, a stage "
            "below at 73 ± 11 %."
        ),
        limits="14 sedentary adults on a treadmill; a wide spread between people.",
    ),
    Source(
        key="return-programmes",
        title="Common core of published return-to-run programmes",
        authors="University, army and hospital walk-run sheets compared by this project",
        year=2026,
        kind=Kind.CONVENTION,
        certainty=Certainty.VERY_LOW,
        address="https://doi.org/10.1186/s13063-023-07502-x",
        says=(
            "Nearly all agree: a rest day between runs, about three runs a week, short runs first, each step done "
            "more than once, one step back on symptoms."
        ),
        limits="No trial shows one schedule to be better than another. The link is one typical programme.",
    ),
    Source(
        key="tibial-bsi-2024",
        title="Return to running after tibial bone stress injury: a scoping review",
        authors="George and others, Sports Medicine 54(9)",
        year=2024,
        kind=Kind.CONSENSUS,
        certainty=Certainty.LOW,
        doi="10.1007/s40279-024-02051-y",
        says="50 reports: bony tenderness gone and pain-free walking first, walk-run before running, cause addressed.",
        limits="Expert opinion for the most part; one injury site.",
    ),
    Source(
        key="geisinger-2016",
        title="Know when to stop exercising",
        authors="Geisinger, a United States health service",
        year=2016,
        kind=Kind.GUIDANCE,
        certainty=Certainty.MODERATE,
        address="https://www.geisinger.org/health-plan/healthy-living-blog/2016/12/19/18/36/know-when-to-stop-exercising",
        says="Chest or arm pain, severe breathlessness, sudden weakness, trouble with speech or sight: stop, get help.",
        limits="A list of signs cannot examine anyone. Missing signs do not rule anything out.",
    ),
    Source(
        key="allina-2019",
        title="When you should stop exercising",
        authors="Allina Health, patient education",
        year=2019,
        kind=Kind.GUIDANCE,
        certainty=Certainty.MODERATE,
        address=(
            "http://www.allinahealth.org/Health-Conditions-and-Treatments/Health-library/Patient-education/"
            "Prediabetes/Exercise-and-physical-activity/When-you-should-stop-exercising/"
        ),
        says="Fainting, an irregular heart, chest pressure, breathlessness that makes talking hard: stop and call.",
        limits="Written for people new to exercise, not for runners.",
    ),
    Source(
        key="red-flag-convention",
        title="Red-flag lists used in musculoskeletal practice",
        authors="General clinical knowledge, not checked against a primary source here",
        year=2026,
        kind=Kind.CONVENTION,
        certainty=Certainty.VERY_LOW,
        says="Signs of a clot, nerve trouble, fracture, infection or compartment trouble are looked at before any run.",
        limits="A clinician should review this list; it errs on the side of sending people to one.",
    ),
    Source(
        key="silbernagel-2007",
        title="Continued sports activity, using a pain-monitoring model, in Achilles tendinopathy: a randomized trial",
        authors="Silbernagel and others, American Journal of Sports Medicine 35(6)",
        year=2007,
        kind=Kind.TRIAL,
        certainty=Certainty.LOW,
        doi="10.1177/0363546506298279",
        says=(
            "38 people with a sore Achilles tendon: running and jumping under a pain limit of 5 of 10 that settles "
            "by the next morning did as well over a year as six weeks of rest, both with the same exercises."
        ),
        limits=(
            "One small trial of one tendon; it compares the model with rest, not one limit with another. The model is "
            "older (Thomeé 1997) and was not read in the original here. Other tissues are not tendons."
        ),
    ),
    Source(
        key="vincent-2017",
        title="When is it safe to run?",
        authors="Vincent and Vincent, Current Sports Medicine Reports 16(3)",
        year=2017,
        kind=Kind.GUIDANCE,
        certainty=Certainty.VERY_LOW,
        doi="10.1249/JSR.0000000000000362",
        says=(
            "Four rules of thumb: stop when pain rises in a run or turns sharp; no pain of a joint still there after a "
            "day; mild pain from before must not grow or last into the next day; no limp."
        ),
        limits="Advice of two clinicians in a journal, without a trial of the rules.",
    ),
    Source(
        key="esculier-2018",
        title="Is combining gait retraining or an exercise programme with education better than education alone?",
        authors="Esculier and others, British Journal of Sports Medicine 52(10)",
        year=2018,
        kind=Kind.TRIAL,
        certainty=Certainty.MODERATE,
        doi="10.1136/bjsports-2016-096988",
        says=(
            "69 runners with kneecap pain: learning to fit runs to symptoms, with low pain gone soon after, did "
            "as well alone as with exercises or gait retraining added."
        ),
        limits="Read as a summary; the limit of 2 of 10 and 60 minutes is that group's practice, not what was tested.",
    ),
    Source(
        key="hoenig-2023",
        title="Return to sport following low-risk and high-risk bone stress injuries",
        authors="Hoenig and others, British Journal of Sports Medicine 57(7)",
        year=2023,
        kind=Kind.ANALYSIS,
        certainty=Certainty.LOW,
        doi="10.1136/bjsports-2022-106328",
        says="More than nine of ten return; places such as the navicular or the neck of the femur take far longer.",
        limits="Pooled from small and unlike studies of athletes; it compares places, not ways to return.",
    ),
    Source(
        key="goom-2019",
        title="Returning to running postnatal: guidelines for professionals managing this population",
        authors="Goom, Donnelly and Brockwell",
        year=2019,
        kind=Kind.GUIDANCE,
        certainty=Certainty.VERY_LOW,
        address="https://www.researchgate.net/publication/335928424",
        says="Not before 12 weeks after a birth, after a screening, and with leaking, heaviness or dragging as signs.",
        limits="Opinion of experienced physiotherapists; read here through others who relay it.",
    ),
    Source(
        key="reds-2023",
        title="International Olympic Committee relative energy deficiency in sport clinical assessment tool 2",
        authors="Stellingwerff and others, British Journal of Sports Medicine 57(17)",
        year=2023,
        kind=Kind.CONSENSUS,
        certainty=Certainty.LOW,
        doi="10.1136/bjsports-2023-106914",
        says="Missed periods, bone stress injuries, restricted eating and low mood are signs for a clinician.",
        limits="Agreed by experts for a clinician's hands; answers to questions are no diagnosis.",
    ),
    Source(
        key="illness-convention",
        title="No running with a fever",
        authors="Custom in sports medicine, not checked against a primary source here",
        year=2026,
        kind=Kind.CONVENTION,
        certainty=Certainty.VERY_LOW,
        says="Training stops with a fever and begins again lighter, when it has been gone for a day.",
        limits="The 24 hours are a custom. A long or heavy illness needs more time and a clinician.",
    ),
    Source(
        key="harris-2020",
        title="Nonsense correlations in neuroscience",
        authors="Harris, bioRxiv",
        year=2020,
        kind=Kind.ANALYSIS,
        certainty=Certainty.MODERATE,
        doi="10.1101/2020.11.29.402719",
        says=(
            "In signals that drift and have nothing to do with each other, common remedies (detrending, circular "
            "shifts, cross-validation) still called up to all of them linked."
        ),
        limits="Simulated recordings of nerve cells, not diaries; a preprint.",
    ),
    Source(
        key="benjamini-hochberg-1995",
        title="Controlling the false discovery rate: a practical and powerful approach to multiple testing",
        authors="Benjamini and Hochberg, Journal of the Royal Statistical Society B 57(1)",
        year=1995,
        kind=Kind.DEFINITION,
        certainty=Certainty.HIGH,
        doi="10.1111/j.2517-6161.1995.tb02031.x",
        says="A procedure that keeps the expected share of false ones among all findings named below a chosen limit.",
        limits="A property in the long run, for tests that are themselves right; no statement about one finding.",
    ),
    Source(
        key="bosquet-2007",
        title="Effects of tapering on performance: a meta-analysis",
        authors="Bosquet and others, Medicine & Science in Sports & Exercise 39(8)",
        year=2007,
        kind=Kind.TRIAL,
        certainty=Certainty.MODERATE,
        doi="10.1249/mss.0b013e31806010e0",
        says="Competitive athletes did better after less volume before a race, as hard and as often as before.",
        limits="Healthy, competitive athletes and their performance; nothing of injuries or of a return.",
    ),
    Source(
        key="wang-2023",
        title="Effects of tapering on performance in endurance athletes: a systematic review and meta-analysis",
        authors="Wang and others, PLoS ONE 18(5)",
        year=2023,
        kind=Kind.TRIAL,
        certainty=Certainty.MODERATE,
        doi="10.1371/journal.pone.0282838",
        says=(
            "14 studies: times improved after 41 to 60 % less volume for up to three weeks, as hard and as often as "
            "before."
        ),
        limits="Healthy endurance athletes and their performance; read as an abstract; nothing of a return.",
    ),
    Source(
        key="rtr-choice",
        title="A choice of this project",
        authors="rtr",
        year=2026,
        kind=Kind.PRODUCT_CHOICE,
        certainty=Certainty.VERY_LOW,
        says="A default that errs on the careful side where no study gives a number.",
        limits="Nobody has tested that this exact number is best.",
    ),
)

SOURCES: Mapping[str, Source] = MappingProxyType({source.key: source for source in _ALL})
