"""Places of the body a run can hurt, classes of injury, and the signs a runner can name."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rtr.errors import SettingsError


class InjuryKind(enum.StrEnum):
    """Classes that settle a run by different limits (science §3.3)."""

    TENDON = "tendon"
    KNEE = "knee"
    """Pain of the kneecap, iliotibial band, knee joint."""
    MUSCLE = "muscle"
    PLANTAR = "plantar"
    SHIN = "shin"
    """Soft tissue of the shin; a bone injury has been excluded."""
    BONE = "bone"
    POSTNATAL = "postnatal"
    UNKNOWN = "unknown"
    CLINICIAN = "clinician"
    """Inflammatory disease and whatever else a clinician steers: no verdict of ours."""


KIND_WORDS: Mapping[str, str] = MappingProxyType(
    {
        InjuryKind.TENDON: "tendon",
        InjuryKind.KNEE: "kneecap, iliotibial band or knee joint",
        InjuryKind.MUSCLE: "muscle strain",
        InjuryKind.PLANTAR: "heel (plantar fascia)",
        InjuryKind.SHIN: "shin, soft tissue",
        InjuryKind.BONE: "bone stress injury",
        InjuryKind.POSTNATAL: "after giving birth",
        InjuryKind.UNKNOWN: "not diagnosed",
        InjuryKind.CLINICIAN: "steered by a clinician",
    }
)


class Side(enum.StrEnum):
    LEFT = "left"
    RIGHT = "right"
    NONE = "none"
    """No side, or the middle."""


class Sign(enum.StrEnum):
    """New signs that are no red flag but change the answer (rulings R1, R5)."""

    SHARP = "sharp"
    LIMP = "limp"
    SWELLING = "swelling"
    FEVER = "fever"
    """Fever or feeling ill, without the signs of RF7."""
    PELVIC = "pelvic"
    """Leak, heaviness or dragging."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One place of the body. `kinds` are the usual classes there, the likeliest first."""

    id: str
    label: str
    region: str
    kinds: tuple[InjuryKind, ...]
    has_sides: bool = True
    is_high_risk: bool = False
    """As a bone stress injury it heals badly when run on: the plan comes from a clinician (science §3.4)."""
    term: str = ""
    """The name a report would use, where that is another one."""

    @property
    def named(self) -> str:
        """The label with the name of a report, so that either finds the place in a list."""
        return f"{self.label} ({self.term})" if self.term else self.label


_T, _K, _M, _B, _S = InjuryKind.TENDON, InjuryKind.KNEE, InjuryKind.MUSCLE, InjuryKind.BONE, InjuryKind.SHIN
_U, _LEG, _FOOT, _HIP = InjuryKind.UNKNOWN, "Lower leg", "Foot and ankle", "Hip and back"
_ALL = (
    Site(id="achilles", label="Achilles tendon", region=_LEG, kinds=(_T,)),
    Site(id="calf", label="Calf", region=_LEG, kinds=(_M,)),
    Site(id="shin", label="Shin, inner edge", term="posteromedial tibia", region=_LEG, kinds=(_S, _B)),
    Site(id="shin_front", label="Shin, front edge", term="anterior tibia", region=_LEG, kinds=(_B, _S),
         is_high_risk=True),
    Site(id="fibula", label="Outer lower leg", term="fibula", region=_LEG, kinds=(_B, _M)),
    Site(id="knee_front", label="Kneecap", region="Knee", kinds=(_K,)),
    Site(id="knee_outer", label="Outer knee", term="iliotibial band", region="Knee", kinds=(_K,)),
    Site(id="knee", label="Knee joint", region="Knee", kinds=(_K,)),
    Site(id="patellar", label="Tendon below the kneecap", term="patellar tendon", region="Knee", kinds=(_T,)),
    Site(id="heel", label="Sole of the heel", term="plantar fascia", region=_FOOT, kinds=(InjuryKind.PLANTAR,)),
    Site(id="heel_bone", label="Heel bone", term="calcaneus", region=_FOOT, kinds=(_B,)),
    Site(id="ankle", label="Ankle joint", region=_FOOT, kinds=(_U,)),
    Site(id="ankle_inner", label="Inner ankle bone", term="medial malleolus", region=_FOOT, kinds=(_B,),
         is_high_risk=True),
    Site(id="tibialis", label="Tendon behind the inner ankle", term="tibialis posterior", region=_FOOT, kinds=(_T,)),
    Site(id="peroneal", label="Tendon behind the outer ankle", term="peroneal tendons", region=_FOOT, kinds=(_T,)),
    Site(id="talus", label="Bone of the ankle joint", term="talus", region=_FOOT, kinds=(_B,), is_high_risk=True),
    Site(id="navicular", label="Top of the midfoot", term="navicular", region=_FOOT, kinds=(_B,), is_high_risk=True),
    Site(id="metatarsal", label="Forefoot", term="metatarsals 2 to 4", region=_FOOT, kinds=(_B, _U)),
    Site(id="metatarsal_2", label="Midfoot behind the second toe", term="base of the second metatarsal",
         region=_FOOT, kinds=(_B,), is_high_risk=True),
    Site(id="metatarsal_5", label="Outer edge of the foot", term="fifth metatarsal", region=_FOOT, kinds=(_B,),
         is_high_risk=True),
    Site(id="sesamoid", label="Ball of the big toe", term="sesamoids", region=_FOOT, kinds=(_B,), is_high_risk=True),
    Site(id="quad", label="Front of the thigh", term="quadriceps", region="Thigh", kinds=(_M,)),
    Site(id="hamstring", label="Back of the thigh", term="hamstring", region="Thigh", kinds=(_M,)),
    Site(id="hamstring_top", label="Tendon at the sitting bone", term="hamstring tendon", region="Thigh", kinds=(_T,)),
    Site(id="thigh_bone", label="Thigh bone", term="femoral shaft", region="Thigh", kinds=(_B,)),
    Site(id="groin", label="Groin", term="adductors", region=_HIP, kinds=(_M, _U)),
    Site(id="hip", label="Hip joint", region=_HIP, kinds=(_U,)),
    Site(id="femoral_neck", label="Neck of the thigh bone", term="femoral neck", region=_HIP, kinds=(_B,),
         is_high_risk=True),
    Site(id="gluteal", label="Outer hip", term="gluteal tendons", region=_HIP, kinds=(_T,)),
    Site(id="pelvis", label="Pelvis", term="sacrum, pubic bone", region=_HIP, kinds=(_B, _U), has_sides=False),
    Site(id="back", label="Lower back", region=_HIP, kinds=(_U,), has_sides=False),
    Site(id="pelvic_floor", label="Pelvic floor", region=_HIP, kinds=(InjuryKind.POSTNATAL,), has_sides=False),
    Site(id="other", label="Somewhere else", region="Other", kinds=(_U,)),
)  # fmt: skip

SITES: Mapping[str, Site] = MappingProxyType({site.id: site for site in _ALL})


def place(site: str, side: str) -> str:
    """Site and side in one word, the key of symptoms: `achilles_left`; without a side the site alone.

    >>> place("achilles", "left"), place("back", "none")
    ('achilles_left', 'back')
    """
    return f"{site}_{side}" if side in {Side.LEFT, Side.RIGHT} else site


def place_words(key: str) -> str:
    """A place as one says it: `left Achilles tendon`. An unknown key is shown as it is.

    >>> place_words("achilles_left"), place_words("back"), place_words("elbow")
    ('left Achilles tendon', 'lower back', 'elbow')
    """
    site, side = site_and_side(key)
    label = SITES[site].label if site in SITES else site
    words = label if label.startswith("Achilles") else label[:1].lower() + label[1:]
    return words if side == Side.NONE else f"{side} {words}"


def site_and_side(key: str) -> tuple[str, str]:
    """The two parts of a place.

    >>> site_and_side("achilles_left"), site_and_side("shin_front")
    (('achilles', 'left'), ('shin_front', 'none'))
    """
    site, _, side = key.rpartition("_")
    return (site, side) if site and side in {Side.LEFT, Side.RIGHT} else (key, str(Side.NONE))


def known_place(key: str) -> str:
    """The place itself; raises `SettingsError` for a site or side that does not exist."""
    site, side = site_and_side(key)
    if site not in SITES or (side != Side.NONE and not SITES[site].has_sides):
        raise SettingsError(f"There is no place called {key!r}.", hint="Choose one of the list.")
    return key


def needs_clinician(site: str, kind: str) -> bool:
    """Whether a clinician steers it: by its class, or as a bone at a high-risk site that is injured or not excluded.

    >>> needs_clinician("navicular", "unknown"), needs_clinician("shin_front", "shin"), needs_clinician("shin", "bone")
    (True, False, False)
    """
    is_open = kind in {InjuryKind.BONE, InjuryKind.UNKNOWN}
    return kind == InjuryKind.CLINICIAN or (site in SITES and SITES[site].is_high_risk and is_open)
