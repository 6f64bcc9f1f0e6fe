"""Garmin Connect's column names and activity types in English, German, Spanish and French."""

from rtr.importers.csv_table import column_key
from rtr.model import Sport

_HEADERS = {
    "type": ("Activity Type", "Aktivitätstyp", "Tipo de actividad", "Type d'activité"),
    "date": ("Date", "Datum", "Fecha", "Start"),  # "Start" in lists from before 2014
    "title": ("Title", "Titel", "Título", "Titre", "Activity Name"),
    "distance": ("Distance", "Distanz", "Distancia"),
    "timer": ("Time", "Zeit", "Tiempo", "Durée", "Temps"),
    "moving": ("Moving Time", "Zeit in Bewegung", "Tiempo en movimiento", "Temps de déplacement"),
    "elapsed": ("Elapsed Time", "Verstrichene Zeit", "Tiempo transcurrido", "Temps écoulé"),
    "avg_hr": (
        "Avg HR", "Average HR", "Ø HF", "Ø Herzfrequenz", "Frecuencia cardiaca media", "Frecuencia cardíaca media",
        "FC media", "Fréquence cardiaque moyenne",
    ),
    "max_hr": (
        "Max HR", "Max. HF", "Maximale Herzfrequenz", "Maximale HF", "FC máxima", "Frecuencia cardiaca máxima",
        "Frecuencia cardíaca máxima", "Fréquence cardiaque maximale",
    ),
    "cadence": (
        "Avg Run Cadence", "Ø Schrittfrequenz (Laufen)", "Cadencia de carrera media", "Cadence de course moyenne",
    ),
    "pace": ("Avg Pace", "Ø Pace", "Ritmo medio", "Allure moyenne"),
    "stride": (
        "Avg Stride Length", "Ø Schrittlänge", "Longitud media de zancada", "Longueur moyenne des foulées",
    ),
    "ascent": (
        "Total Ascent", "Elev Gain", "Elevation Gain", "Anstieg gesamt", "Positiver Höhenunterschied", "Ascenso total",
        "Ascension totale",
    ),
    "descent": (
        "Total Descent", "Elev Loss", "Elevation Loss", "Abstieg gesamt", "Negativer Höhenunterschied",
        "Descenso total", "Descente totale",
    ),
    "power": ("Avg Power", "Ø Leistung", "Potencia media", "Puissance moyenne"),
}  # fmt: skip

_TYPES = {
    (Sport.RUNNING, None): ("Running", "Laufen", "Carrera", "Course à pied", "Course"),
    (Sport.RUNNING, "street"): ("Street Running", "Straßenlauf", "Course à pied urbaine"),
    (Sport.RUNNING, "treadmill"): (
        "Treadmill Running", "Treadmill", "Laufbandtraining", "Laufband", "Entrenamiento en cinta", "Carrera en cinta",
        "Course à pied sur tapis roulant", "Course à pied sur tapis", "Tapis roulant",
    ),
    (Sport.RUNNING, "trail"): (
        "Trail Running", "Trailrunning", "Trail-Running", "Traillauf", "Trail-Lauf", "Geländelauf", "Carrera de trail",
        "Carrera de montaña", "Carrera por montaña", "Trail",
    ),
    (Sport.RUNNING, "track"): (
        "Track Running", "Laufen auf der Bahn", "Bahnlauf", "Carrera en pista", "Course à pied sur piste",
        "Course sur piste",
    ),
    (Sport.RUNNING, "ultra"): ("Ultra Running", "Ultra Run", "Ultralauf", "Ultramaratón", "Ultra-trail", "Ultrafond"),
    (Sport.RUNNING, "indoor_running"): (
        "Indoor Running", "Indoor-Laufen", "Hallenlauf", "Carrera en interior", "Course à pied en salle",
    ),
    (Sport.RUNNING, "virtual_activity"): (
        "Virtual Running", "Virtual Run", "Virtuelles Laufen", "Carrera virtual", "Course à pied virtuelle",
    ),
    (Sport.WALKING, None): (
        "Walking", "Walk", "Casual Walking", "Speed Walking", "Gehen", "Spazieren", "Caminar", "Caminata", "Marche",
        "Marche à pied", "Indoor Walking",
    ),
    (Sport.HIKING, None): ("Hiking", "Wandern", "Senderismo", "Randonnée", "Randonnée pédestre", "Rucking"),
    (Sport.CYCLING, None): (
        "Cycling", "Road Cycling", "Radfahren", "Rennradfahren", "Ciclismo", "Cyclisme", "Cyclisme sur route", "Vélo",
        "Commuting",
    ),
    (Sport.CYCLING, "mountain"): ("Mountain Biking", "Mountainbiken", "Ciclismo de montaña", "VTT"),
    (Sport.CYCLING, "gravel_cycling"): ("Gravel Cycling", "Gravel/Unpaved Cycling", "Gravel bike"),
    (Sport.CYCLING, "indoor_cycling"): (
        "Indoor Cycling", "Indoor-Radfahren", "Indoor Radfahren", "Ciclismo en interior", "Ciclismo indoor",
        "Vélo d'intérieur",
    ),
    (Sport.CYCLING, "virtual_activity"): (
        "Virtual Cycling", "Virtuelles Radfahren", "Ciclismo virtual", "Cyclisme virtuel",
    ),
    (Sport.SWIMMING, None): ("Swimming", "Schwimmen", "Natación", "Natation"),
    (Sport.SWIMMING, "lap_swimming"): (
        "Pool Swim", "Pool Swimming", "Lap Swimming", "Schwimmbadschwimmen", "Bahnschwimmen", "Natación en piscina",
        "Nat. piscine", "Natation en piscine",
    ),
    (Sport.SWIMMING, "open_water"): (
        "Open Water Swimming", "Open Water", "Freiwasserschwimmen", "Aguas abiertas", "Natación en aguas abiertas",
        "Natation en eau libre", "Eau libre",
    ),
    (Sport.STRENGTH, None): (
        "Strength Training", "Krafttraining", "Entrenamiento de fuerza", "Fuerza", "Musculation",
    ),
    (Sport.MOBILITY, None): (
        "Yoga", "Pilates", "Mobility", "Mobilität", "Stretching", "Breathwork", "Atemübungen",
        "Exercice de respiration",
    ),
    (Sport.CROSS_TRAINING, None): (
        "Cardio", "HIIT", "Elliptical", "Ellipsentrainer", "Elíptica", "Vélo elliptique", "Rowing", "Indoor Rowing",
        "Rudern", "Indoor-Rudern", "Remo", "Aviron", "Stair Stepper", "Stepper", "Floor Climbing", "Jump Rope",
        "Seilspringen",
    ),
}  # fmt: skip

HEADERS = {column_key(word): field for field, words in _HEADERS.items() for word in words}
"""Column name, as `column_key` makes it, to the field it holds."""

TYPES = {column_key(word): kind for kind, words in _TYPES.items() for word in words}
"""Activity type, as `column_key` makes it, to sport and sub-sport."""
