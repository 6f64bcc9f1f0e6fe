"""The real FIT exports beside the checkout, unpacked."""

import csv
import gzip
import zipfile
from pathlib import Path

SAMPLES = Path(__file__).resolve().parents[5] / "shared" / "samples"
NO_SAMPLES = "the real exports do not lie beside this checkout"
FORMATS = ("fit", "fit_corrupt")


def paths():
    """Names of all FIT samples, relative to the folder of samples."""
    return sorted(str(p.relative_to(SAMPLES)) for kind in FORMATS for p in (SAMPLES / kind).glob("*"))


def content(path):
    """The bytes of one sample, gunzipped."""
    data = (SAMPLES / path).read_bytes()
    return gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data


def expected():
    """Rows of EXPECTED.csv by path, in the order of the file."""
    if not SAMPLES.is_dir():
        return {}
    found = {}
    with (SAMPLES / "EXPECTED.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            if row["format"] in FORMATS:
                found.setdefault(row["path"], []).append(row)
    return found


def zipped():
    """FIT members of the sample archives, as (name, bytes)."""
    for path in sorted((SAMPLES / "zip_bundles").glob("*.zip")):
        with zipfile.ZipFile(path) as archive:
            for member in archive.infolist():
                if member.filename.lower().endswith(".fit"):
                    yield f"{path.name}/{member.filename}", archive.read(member)
