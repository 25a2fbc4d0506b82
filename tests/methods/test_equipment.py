"""What cards ask for, read in the names of their materials."""

import pytest

from methods.equipment import Equipment, is_known, needed
from methods.starter import starter_cards


@pytest.mark.parametrize(
    ("name", "items"),
    [
        ("Vidéoprojecteur", {"videoprojecteur"}),
        ("Notes repositionnables", {"papillons"}),
        ("Post-it de deux couleurs", {"papillons"}),
        ("Feutres et gommettes", {"gommettes"}),
        ("Grandes feuilles", {"paperboard"}),
        ("Tableau blanc", {"paperboard"}),
        ("Tableau de suivi", set()),
        ("Chaises en cercle", {"salle-modulable"}),
        ("Téléphone chargé avec connexion", {"telephone", "connexion"}),
        ("Feutres, ciseaux, colle", {"bricolage"}),
        ("Carnet et stylo", set()),
        ("Eau", set()),
    ],
)
def test_a_material_is_classified(name, items):
    assert needed(name) == items


@pytest.mark.parametrize(
    ("name", "items"),
    [
        ("Papillons adhésifs ou demi-feuilles", set()),
        ("Grande feuille ou mur", set()),
        ("Grande feuille ou tableau", {"paperboard"}),
        ("Ordinateur et écran ou imprimante", {"ordinateur", "imprimante"}),
    ],
)
def test_of_two_the_easiest_to_find_is_enough(name, items):
    assert needed(name) == items


def test_what_may_be_left_out_is_not_needed():
    assert needed("Micro si besoin") == frozenset()
    assert needed("Micro", "facultatif") == frozenset()
    assert needed("Micro", "1") == {"micro"}


def test_a_drawing_of_a_thing_is_not_the_thing():
    assert needed("Modèles vides : écran de téléphone, affiche") == frozenset()


def test_every_material_of_the_corpus_is_classified_or_knowingly_small():
    unknown = [
        f"{slug}: {material['name']}"
        for slug, card in starter_cards()
        for material in card["materials"]
        if not is_known(material["name"])
    ]
    assert unknown == []
    assert not is_known("Drone")


def test_the_corpus_uses_the_vocabulary():
    used = {item for _, card in starter_cards() for row in card["materials"] for item in needed(row["name"])}
    assert used <= set(Equipment.values)
    assert len(used) > len(Equipment.values) / 2
