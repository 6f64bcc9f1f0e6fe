"""Small exports for tests, written here: GPX, a Strava list, a zip."""

import datetime as dt
import io
import zipfile

START = dt.datetime(2026, 3, 2, 6, tzinfo=dt.UTC)
NOW = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)

_STRAVA = (
    "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,"
    "Max Heart Rate,Relative Effort,Commute,Activity Private Note,Activity Gear,Filename,Athlete Weight,"
    "Bike Weight,Elapsed Time,Moving Time,Distance,Perceived Exertion\n"
)
_GARMIN = "Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR,Moving Time,Elapsed Time\n"


def gpx(start: dt.datetime = START, minutes: int = 20, name: str = "Run", hr_bpm: int | None = None) -> bytes:
    """A straight run to the north at 2.8 m/s in Berlin, a point every ten seconds."""
    hr = "" if hr_bpm is None else f"<extensions><hr>{hr_bpm}</hr></extensions>"
    points = "".join(
        f'<trkpt lat="{52.5 + i * 28 / 111_195:.7f}" lon="13.4000000"><ele>35</ele>'
        f"<time>{start + dt.timedelta(seconds=10 * i):%Y-%m-%dT%H:%M:%SZ}</time>{hr}</trkpt>"
        for i in range(minutes * 6 + 1)
    )
    return (
        '<?xml version="1.0"?><gpx version="1.1" creator="test" xmlns="http://www.topografix.com/GPX/1/1">'
        f"<trk><name>{name}</name><type>running</type><trkseg>{points}</trkseg></trk></gpx>"
    ).encode()


def strava_row(start: dt.datetime = START, *, name: str = "", said: str = "", file: str = "", effort: str = "") -> str:
    """One run of 20 minutes and 3.36 km in a Strava list."""
    date = f"{start:%b} {start.day}, {start.year}, {start.hour % 12 or 12}:{start:%M:%S %p}"
    return f'77,"{date}","{name}",Run,"{said}",1200,3.36,,,false,,,{file},,,1200.0,1200.0,3360.0,{effort}\n'


def strava_list(*rows: str) -> bytes:
    return (_STRAVA + "".join(rows)).encode()


def garmin_list(*local_starts: str) -> bytes:
    """A Garmin list of runs that began at these wall clock times ("2026-03-02 07:00:00")."""
    rows = [
        f'Running,{start},false,"Run","3.36","200","00:20:00","140","00:20:00","00:20:00"\n' for start in local_starts
    ]
    return (_GARMIN + "".join(rows)).encode()


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip archive of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()
