"""What every test may ask for."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real exports and other people's numbers, beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip("the shared material (real exports, oracles) does not lie beside this checkout")
    return SHARED
