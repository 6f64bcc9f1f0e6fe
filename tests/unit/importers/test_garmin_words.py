"""Garmin Connect's lists in four languages, and the activity types in them."""

import pytest

from rtr.importers import garmin, garmin_words, strava_words
from rtr.importers.csv_table import column_key
from rtr.model import Activity, Sport

HEADER = (
    "Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR,Max HR,Avg Run Cadence,Avg Pace,Total Ascent,"
    "Total Descent,Avg Stride Length,Avg Power,Moving Time,Elapsed Time"
)
ROW = (
    'Running,2025-10-01 11:06:32,false,"Leuven Running","8.98","657","00:47:58","139","159","165","5:21","71",'
    '"67","1.14","250","00:47:50","00:50:07"'
)


def read(*rows: str, header: str = HEADER):
    return garmin.read("Activities.csv", "\n".join([header, *rows]).encode())


def activities(*rows: str, header: str = HEADER) -> list[Activity]:
    return [recording.activity for recording in read(*rows, header=header).recordings]


def told(result) -> list[str]:
    return [f"{p.severity.value} {p.where} {p.what}" for p in result.problems]


GERMAN = (
    "Aktivitätstyp,Datum,Favorit,Titel,Distanz,Kalorien,Zeit,Ø Herzfrequenz,Maximale Herzfrequenz,"
    "Ø Schrittfrequenz (Laufen),Ø Pace,Anstieg gesamt,Abstieg gesamt,Ø Schrittlänge,Ø Leistung,Zeit in Bewegung,"
    "Verstrichene Zeit"
)
SPANISH = (
    "Tipo de actividad,Fecha,Favorito,Título,Distancia,Calorías,Tiempo,Frecuencia cardiaca media,FC máxima,"
    "Cadencia de carrera media,Ritmo medio,Ascenso total,Descenso total,Longitud media de zancada,Potencia media,"
    "Tiempo en movimiento,Tiempo transcurrido"
)
FRENCH = (
    "Type d'activité,Date,Favori,Titre,Distance,Calories,Durée,Fréquence cardiaque moyenne,"
    "Fréquence cardiaque maximale,Cadence de course moyenne,Allure moyenne,Ascension totale,Descente totale,"
    "Longueur moyenne des foulées,Puissance moyenne,Temps de déplacement,Temps écoulé"
)


@pytest.mark.parametrize(
    ("header", "word"), [(GERMAN, "Laufen"), (SPANISH, "Carrera"), (FRENCH, "Course à pied")], ids=["de", "es", "fr"]
)
def test_the_same_row_in_another_language_is_the_same_activity(header, word):
    assert garmin.sniff(header.encode())
    assert activities(ROW.replace("Running,", f"{word},", 1), header=header) == activities(ROW)


@pytest.mark.parametrize(
    ("word", "sport", "sub_sport"),
    [
        ("Treadmill Running", Sport.RUNNING, "treadmill"),
        ("Laufbandtraining", Sport.RUNNING, "treadmill"),
        ("Entrenamiento en cinta", Sport.RUNNING, "treadmill"),
        ("Course à pied sur tapis roulant", Sport.RUNNING, "treadmill"),
        ("Trail Running", Sport.RUNNING, "trail"),
        ("Laufen auf der Bahn", Sport.RUNNING, "track"),
        ("Ultra Running", Sport.RUNNING, "ultra"),
        ("Indoor Running", Sport.RUNNING, "indoor_running"),
        ("Virtual Running", Sport.RUNNING, "virtual_activity"),
        ("Walking", Sport.WALKING, None),
        ("Gehen", Sport.WALKING, None),
        ("Wandern", Sport.HIKING, None),
        ("Pool Swim", Sport.SWIMMING, "lap_swimming"),
        ("Strength Training", Sport.STRENGTH, None),
        ("Yoga", Sport.MOBILITY, None),
        ("Obstacle Running", Sport.RUNNING, None),
    ],
)
def test_activity_types(word, sport, sub_sport):
    (activity,) = activities(ROW.replace("Running", word, 1))
    assert (activity.sport, activity.sub_sport) == (sport, sub_sport)


def test_a_type_that_is_not_known_is_kept_as_other_and_told():
    result = read(ROW.replace("Running", "Sackhüpfen", 1))
    assert result.recordings[0].activity.sport is Sport.OTHER
    assert any("Sackhüpfen" in what for what in told(result))


@pytest.mark.parametrize("words", [garmin_words, strava_words], ids=["garmin", "strava"])
def test_no_word_stands_for_two_fields_or_two_sports(words):
    for table in (words._HEADERS, words._TYPES):
        keys = [key for spellings in table.values() for key in {column_key(word) for word in spellings}]
        assert len(keys) == len(set(keys))
