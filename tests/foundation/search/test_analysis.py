import pytest

from foundation.search.analysis import content_words, words

SAME = [
    ("déchets", "déchet"),
    ("évaluée", "évaluer"),
    ("aménagée", "aménager"),
    ("vélos", "velo"),
    ("travaux", "travail"),
    ("locaux", "local"),
    ("aînés", "ainees"),
    ("œuvres", "oeuvre"),
    ("l’école", "écoles"),
    ("qu’habitants", "habitant"),
    ("formateur·rice·s", "formateur"),
    ("agent.e.s", "agents"),
    ("TIERS-LIEUX", "tiers lieu"),
    ("tiers‑lieu", "tierslieu"),
    ("co-construire", "coconstruire"),
    ("e\u0301lus", "élu"),
]
APART = [
    ("collectivité", "collecte"),
    ("mairie", "maire"),
    ("commune", "commun"),
    ("parti", "partie"),
    ("logiciel", "logique"),
    ("université", "univers"),
    ("organisme", "organe"),
    ("communauté", "communication"),
]


def stems(text: str) -> set[str]:
    return {stem for word in content_words(text) for stem in word.stems}


@pytest.mark.parametrize(("one", "other"), SAME)
def test_forms_of_a_word_meet(one, other):
    assert stems(one) & stems(other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_other_words_stay_apart(one, other):
    assert not stems(one) & stems(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L’éco-garde d’aujourd’hui", ["eco", "garde", "ecogarde"]),
        ("C’est sûr, pas sur la table", ["sur", "table"]),
        ("Val'Eyrieux et Part’âge", ["val", "eyrieux", "valeyrieux", "part", "age", "partage"]),
        ("le 93 en 2030", ["93", "2030"]),
        ("a:b « c » ’ - ·", []),
        ("", []),
    ],
)
def test_words_that_count(text, expected):
    assert [word.exact for word in content_words(text)] == expected


def test_a_word_has_no_end_but_a_limit():
    assert len(next(words("a" * 5000)).exact) == 40
