"""Strava's column names and activity types in English, German, French and Spanish."""

from rtr.importers.csv_table import column_key
from rtr.model import Sport

_HEADERS = {
    "id": ("Activity ID", "Aktivitäts-ID", "ID de l'activité", "ID de actividad", "ID de la actividad"),
    "date": ("Activity Date", "Aktivitätsdatum", "Date de l'activité", "Fecha de la actividad"),
    "title": ("Activity Name", "Name der Aktivität", "Nom de l'activité", "Nombre de la actividad"),
    "type": ("Activity Type", "Aktivitätsart", "Type d'activité", "Tipo de actividad"),
    "notes": (
        "Activity Description", "Aktivitätsbeschreibung", "Description de l'activité", "Descripción de la actividad",
    ),
    "filename": ("Filename", "Dateiname", "Nom du fichier", "Nombre del archivo", "Nombre de archivo"),
    "elapsed": ("Elapsed Time", "Verstrichene Zeit", "Temps écoulé", "Tiempo transcurrido"),
    "moving": (
        "Moving Time", "Bewegungszeit", "Durée de déplacement", "Temps de déplacement", "Tiempo en movimiento",
    ),
    "distance": ("Distance", "Distanz", "Distancia"),
    "ascent": ("Elevation Gain", "Höhenzunahme", "Dénivelé positif", "Desnivel positivo"),
    "descent": ("Elevation Loss", "Höhenunterschied (Verlust)", "Dénivelé négatif", "Desnivel negativo"),
    "avg_hr": (
        "Average Heart Rate", "Durchschnittliche Herzfrequenz", "Fréquence cardiaque moyenne",
        "Frecuencia cardiaca media", "Ritmo cardiaco promedio",
    ),
    "max_hr": (
        "Max Heart Rate", "Max. Herzfrequenz", "Fréquence cardiaque max.", "Frecuencia cardiaca máxima",
        "Ritmo cardiaco máximo",
    ),
    "cadence": ("Average Cadence", "Durchschnittliche Trittfrequenz", "Cadence moyenne", "Cadencia media"),
    "power": ("Average Watts", "Durchschnittliche Watt", "Puissance moyenne", "Promedio de vatios"),
    "rpe": ("Perceived Exertion", "Gefühlte Anstrengung", "Effort perçu", "Esfuerzo percibido"),
}  # fmt: skip

_TYPES = {
    (Sport.RUNNING, None): ("Run", "Lauf", "Laufen", "Course à pied", "Course", "Carrera"),
    (Sport.RUNNING, "trail"): (
        "Trail Run", "Traillauf", "Trail-Lauf", "Trail", "Carrera de trail", "Carrera por montaña",
    ),
    (Sport.RUNNING, "treadmill"): ("Treadmill", "Treadmill Run", "Laufband"),
    (Sport.RUNNING, "virtual_activity"): (
        "Virtual Run", "Virtueller Lauf", "Virtuelles Laufen", "Course à pied virtuelle", "Course virtuelle",
        "Carrera virtual",
    ),
    (Sport.WALKING, None): ("Walk", "Spaziergang", "Gehen", "Marche", "Caminata", "Caminar"),
    (Sport.HIKING, None): ("Hike", "Wanderung", "Wandern", "Randonnée", "Senderismo", "Excursión"),
    (Sport.CYCLING, None): (
        "Ride", "Radfahrt", "Fahrt", "Radfahren", "Sortie à vélo", "Vélo", "Ciclismo", "E-Bike Ride",
    ),
    (Sport.CYCLING, "mountain"): ("Mountain Bike Ride", "Mountainbike-Fahrt", "VTT"),
    (Sport.CYCLING, "gravel_cycling"): ("Gravel Ride", "Gravel-Fahrt", "Gravel"),
    (Sport.CYCLING, "virtual_activity"): (
        "Virtual Ride", "Virtuelle Radfahrt", "Virtuelle Fahrt", "Sortie à vélo virtuelle", "Ciclismo virtual",
    ),
    (Sport.SWIMMING, None): ("Swim", "Schwimmen", "Natation", "Natación"),
    (Sport.STRENGTH, None): (
        "Weight Training", "Krafttraining", "Musculation", "Entraînement aux poids", "Entrenamiento con pesas",
    ),
    (Sport.MOBILITY, None): ("Yoga", "Pilates"),
    (Sport.CROSS_TRAINING, None): (
        "Elliptical", "Ellipsentrainer", "Vélo elliptique", "Elíptica", "Rowing", "Rudern", "Aviron", "Remo", "Workout",
        "Training", "Entraînement", "Entrenamiento", "Crossfit", "Stair-Stepper", "High Intensity Interval Training",
        "HIIT", "Nordic Ski", "Backcountry Ski", "Inline Skate", "Virtual Row",
    ),
    (Sport.OTHER, None): (
        "Football (Soccer)", "Soccer", "Fußball", "Alpine Ski", "Snowboard", "Tennis", "Badminton", "Squash", "Golf",
        "Rock Climb", "Ice Skate", "Kayaking", "Canoe", "Stand Up Paddling", "Surfing", "Sail",
    ),
}  # fmt: skip

HEADERS = {column_key(word): field for field, words in _HEADERS.items() for word in words}
"""Column name, as `column_key` makes it, to the field it holds."""

TYPES = {column_key(word): kind for kind, words in _TYPES.items() for word in words}
"""Activity type, as `column_key` makes it, to sport and sub-sport."""
