"""The invented runners of the response benchmark: the shared null worlds and the harder ones of the tests, by path.

The shared worlds lie in the folder `shared` beside the checkout. The seeds here are for reporting only: the method
was chosen on others.
"""

import importlib.util
import zlib
from pathlib import Path
from types import ModuleType

import numpy as np

from rtr.metrics.base import Floats

ROOT = Path(__file__).resolve().parents[1]
REPEATS = 1000


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None or not path.exists():
        raise SystemExit(f"{path.name} does not lie where this benchmark looks for it.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


shared = _module(ROOT.parent / "shared" / "oracles" / "null_worlds.py")
harder = _module(ROOT / "tests" / "worlds.py")
SHARED: tuple[str, ...] = shared.NAMES
HARDER: tuple[str, ...] = harder.NAMES


def chance_of(*words: object) -> np.random.Generator:
    """A generator whose seed is what it is for."""
    return np.random.default_rng(zlib.crc32(" ".join(map(str, ("reported", *words))).encode()))


def lived(name: str, days: int, points: float, chance: np.random.Generator) -> tuple[Floats, Floats]:
    """Exposure and morning pain of one runner; `points` per 70 AU in the shared worlds, per 10 min in the harder."""
    world = shared.world if name in SHARED else harder.lived
    exposure, pain = world(name, days, points, chance)
    return exposure, pain


def acute(load: Floats) -> Floats:
    """The sum of a day and the six before it."""
    total: Floats = np.convolve(load, np.ones(7))[: len(load)]
    return total
