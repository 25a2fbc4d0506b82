"""Sentences as agents type them, and what is understood."""

import pytest

from methods.finding import understand

REFERENCE = "J'ai 45 minutes, 14 personnes, une salle sans vidéoprojecteur, je veux faire émerger des idées."
IDEAS = {"moment": ["ideation"]}
CHOICE = {"famille": ["facilitation"]}
ROOM, REMOTE, BEGINNER = {"lieu": ["sur-place"]}, {"lieu": ["a-distance"]}, {"niveau": ["debutant"]}


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("45 min", 45),
        ("45mn", 45),
        ("45 minuttes max", 45),
        ("quarante-cinq minutes", 45),
        ("90'", 90),
        ("trois quarts d'heure", 45),
        ("3/4 d'heure", 45),
        ("un quart d’heure", 15),
        ("une demi-heure", 30),
        ("1/2h", 30),
        ("une heure", 60),
        ("une petite heure", 60),
        ("une heure trente pour commencer", 90),
        ("en moins d'1 heure", 60),
        ("une heure et quart", 75),
        ("une heure et demie", 90),
        ("1h30", 90),
        ("1 h 30", 90),
        ("1H30 maxi", 90),
        ("1 heure 30 minutes", 90),
        ("2 heures et demi", 150),
        ("deux heures", 120),
        ("1,5 h", 90),
        ("entre 1h et 2h", 120),
        ("une heure ou deux", 120),
        ("45 à 60 min", 60),
        ("de 9h à 12h", 180),
        ("mardi 14h-16h30", 150),
        ("réunion à 18h, 2h", 120),
        ("une vingtaine de minutes", 20),
        ("une demi-journée", 210),
        ("1/2 journée", 210),
        ("toute la matinée", 210),
        ("une journée entière", 420),
        ("2 jours", 840),
        ("en soirée", 150),
    ],
)
def test_durations(said, minutes):
    assert understand(said).fields == {"minutes": minutes}


@pytest.mark.parametrize(
    ("said", "people"),
    [
        ("14 personnes", 14),
        ("14 pers.", 14),
        ("14 persones", 14),
        ("quatorze participants", 14),
        ("vingt et un agents", 21),
        ("quatre-vingt-dix habitants", 90),
        ("une douzaine", 12),
        ("une quinzaine de collègues", 15),
        ("à 6", 6),
        ("à deux", 2),
        ("pour 12", 12),
        ("groupe de 8", 8),
        ("deux groupes de 8 personnes", 16),
        ("3 sous-groupes de 5", 15),
        ("entre 10 et 15", 15),
        ("10-15 personnes", 15),
        ("6 à 8 élus", 8),
        ("8 agents et 4 élus", 12),
        ("14 personnes dont 3 élus", 14),
        ("nous sommes huit", 8),
        ("on est 12", 12),
        ("on sera une trentaine", 30),
        ("en petit groupe", 6),
        ("un grand groupe", 40),
        ("je suis seule", 1),
        ("en binôme", 2),
        ("village de 300 habitants, 9 personnes", 9),
    ],
)
def test_people(said, people):
    assert understand(said).fields == {"personnes": people}


@pytest.mark.parametrize(
    ("said", "fields"),
    [
        ("à distance", REMOTE),
        ("en visio", REMOTE),
        ("un webinaire", REMOTE),
        ("atelier en ligne sur Teams", REMOTE),
        ("en présentiel", ROOM),
        ("dans une salle des fêtes", ROOM),
        ("dehors", ROOM),
        ("dans la rue", ROOM),
        ("sans videoprojecteur", {"sans": ["videoprojecteur"]}),
        ("pas de vidéo-proj ni de paper board", {"sans": ["videoprojecteur", "paperboard"]}),
        ("je n'ai pas d'ordinateur", {"sans": ["ordinateur"]}),
        ("sans post-it, ni gommettes", {"sans": ["papillons", "gommettes"]}),
        ("le vidéoprojecteur est en panne", {"sans": ["videoprojecteur"]}),
        ("en amphi", {"sans": ["salle-modulable"]}),
        ("avec des post-it", {"avec": ["papillons"]}),
        ("on a un paperboard et des gommettes", {"avec": ["paperboard", "gommettes"]}),
        ("sans micro mais avec des post its", {"sans": ["micro"], "avec": ["papillons"]}),
        ("sans aucun matériel", {"avec": ["papier"]}),
        ("juste du papier et des crayons", {"avec": ["papier"]}),
        ("nous avons des feutres", {}),
        ("avec un ordinateur", {}),
        ("je débute", BEGINNER),
        ("c'est ma première fois", BEGINNER),
        ("je n'ai jamais animé", BEGINNER),
        ("une méthode simple", BEGINNER),
        ("je suis une animatrice expérimentée", {"niveau": ["intermediaire", "confirme"]}),
    ],
)
def test_circumstances(said, fields):
    assert understand(said).fields == fields


@pytest.mark.parametrize(
    ("said", "fields"),
    [
        ("faire émerger des idées", IDEAS),
        ("trouver plein de nouvelles idees", IDEAS),
        ("brainstorming", IDEAS),
        ("comprendre les usagers", {"moment": ["recherche"]}),
        ("comprendre ce que vivent les familles", {"moment": ["recherche"]}),
        ("décider", CHOICE),
        ("choisir entre trois scénarios", CHOICE),
        ("évaluer une action", {"famille": ["evaluation"]}),
        ("lancer un projet", {"moment": ["cadrage"]}),
        ("faire le bilan", {"moment": ["suite"]}),
        ("une réunion publique", {"famille": ["participation"]}),
        ("convaincre les élus", {"moment": ["comite"]}),
        ("maquetter", {"moment": ["prototypage"]}),
        ("faire essayer le formulaire", {"moment": ["test"]}),
        ("voir ce que font les autres", {"moment": ["comparaison"]}),
        ("imaginer le quartier dans vingt ans", {"famille": ["prospective"]}),
        ("toucher les gens qui ne viennent jamais", {"famille": ["aller-vers"]}),
        ("réunion d'équipe", {"famille": ["management"]}),
    ],
)
def test_intentions(said, fields):
    assert understand(said).fields == fields


@pytest.mark.parametrize(
    ("said", "fields", "words"),
    [
        (
            REFERENCE,
            {"minutes": 45, "personnes": 14, **ROOM, "sans": ["videoprojecteur"], **IDEAS},
            "émerger",
        ),
        ("jai 1h a 8 pr choisir le logo", {"minutes": 60, "personnes": 8, **CHOICE}, "choisir logo"),
        ("slt, 2h, 12 pers, en visio, brainstorm", {"minutes": 120, "personnes": 12, **REMOTE, **IDEAS}, "brainstorm"),
        ("1h 14 personnes", {"minutes": 60, "personnes": 14}, ""),
        ("1h30 pour 12", {"minutes": 90, "personnes": 12}, ""),
        ("30 agents pendant une demi-journée, pas de micro", {"minutes": 210, "personnes": 30, "sans": ["micro"]}, ""),
        ("un courrier que personne ne comprend", {}, "courrier comprend"),
    ],
)
def test_whole_sentences(said, fields, words):
    wish = understand(said)
    assert (wish.fields, wish.words) == (fields, words)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "   ",
        "bonjour",
        "?!…",
        "merci svp",
        "dans 3 jours",
        "tous les 15 jours",
        "à 14h",
        "il y a 2 ans",
        "une commune de 3 000 habitants",
        "plus de 65 ans",
        "l'article 12",
    ],
)
def test_what_tells_nothing_asks_nothing(said):
    assert understand(said).fields == {}


def test_numbers_of_something_else_are_not_people():
    assert understand("choisir entre dix idées").personnes is None
    assert understand("une quinzaine de jours pour trouver").personnes is None
    assert understand("un seul quartier").personnes is None


@pytest.mark.parametrize(
    "said", ["é" * 300, "1 " * 150, "½’’''--", "\x00\ud7ff", "\u202e14\u202c personnes", "٣ personnes"]
)
def test_any_text_is_read(said):
    understand(said)


def test_the_address_spells_what_was_understood():
    query = understand("1h à 8 pour choisir").query("1h à 8 pour choisir")
    assert query == "phrase=1h+%C3%A0+8+pour+choisir&minutes=60&personnes=8&famille=facilitation"


def test_words_alone_are_what_cards_must_hold():
    assert understand("budget participatif").query("budget participatif").endswith("&q=budget+participatif")
