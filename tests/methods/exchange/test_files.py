"""One file of a card: what is wrong with it is told where it is, and nothing else ever happens."""

import contextlib

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from methods.exchange.reading import read_card
from tests.support.factories.card_files import card_file
from tests.support.factories.methods import card_data

HOSTILE = settings.BASE_DIR / "tests/corpora/hostile/cards"
# The file: (line, key, the words that must be told). Each of the corpus has its row.
TOLD = {
    "cle-complexe.md": [(2, "", "nom de fait est illisible")],
    "cle-deux-fois.md": [(7, "", "« title » est écrit deux fois (lignes 2 et 7)")],
    "cle-mal-ecrite.md": [(11, "group_maxi", "Vouliez-vous dire « group_max »"), (0, "group_max", "manque")],
    "cles-manquantes.md": [(0, "phase", "manque"), (0, "licence", "manque")],
    "crochets.md": [(31, "Quand l’utiliser", "crochets")],
    "durees-a-l-envers.md": [(8, "duration_min", "dépasse")],
    "etape-sans-minutes.md": [(21, "steps.2.minutes", "obligatoire")],
    "faits-sans-fin.md": [(0, "", "entre deux lignes « --- »")],
    "famille-inconnue.md": [(4, "family", "Vouliez-vous dire « Participation »")],
    "html-en-tete.md": [(25, "steps.2.text", "Du HTML (« <img src=x onerror=a »)")],
    "html.md": [(35, "Quand l’utiliser", "Du HTML (« <script>alert(1)</sc »)")],
    "minutes-en-lettres.md": [(22, "steps.2.minutes", "nombre entier")],
    "nul-echappe.md": [(2, "title", "nul")],
    "octets-nuls.md": [(0, "", "n’est pas du texte")],
    "partie-deux-fois.md": [(47, "Pièges", "deux fois")],
    "partie-manquante.md": [(0, "Pièges", "manque")],
    "sans-faits.md": [(0, "", "entre deux lignes « --- »")],
    "sans-titres.md": [(27, "", "sous aucun titre"), (0, "Pièges", "manque")],
    "surrogat.md": [(2, "", "YAML lisible (ligne 2)")],
    "texte-sans-titre.md": [(27, "", "sous aucun titre")],
    "titre-trop-long.md": [(2, "title", "120 caractères")],
    "trop-court.md": [(16, "steps", "Les étapes totalisent 30")],
    "trop-d-etapes.md": [(16, "steps", "40 lignes au plus")],
    "utf-16.md": [(1, "", "UTF-8 (ligne 1)")],
    "vide.md": [(0, "", "vide")],
    "voisine-deux-fois.md": [(24, "related", "deux fois")],
    "windows-1252.md": [(3, "", "UTF-8 (ligne 3)")],
    "yaml-abime.md": [(26, "", "YAML lisible (ligne 26, dans ce qui commence ligne 2)")],
    "yaml-blocs-profonds.md": [(3, "", "imbriqués (ligne 3)")],
    "yaml-deux-documents.md": [(2, "", "YAML lisible (ligne 2)")],
    "yaml-liste.md": [(0, "", "de la forme « Titre : … »")],
    "yaml-objet.md": [(2, "title", "Une seule valeur")],
    "yaml-profond.md": [(2, "", "(ligne 2)")],
    "yaml-references.md": [(3, "", "références YAML (« *nom ») ne sont pas lues")],
}


def loosened(text):
    """A message with plain spaces."""
    return " ".join(text.split())


@pytest.mark.parametrize("name", TOLD)
def test_what_is_wrong_is_told_at_its_line(name):
    card = read_card(name, (HOSTILE / name).read_bytes())
    found = [(problem.line, problem.key, loosened(problem.message)) for problem in card.problems]
    assert card.data is None
    assert card.has_errors
    for line, key, words in TOLD[name]:
        assert any(one[:2] == (line, key) and words in one[2] for one in found), found


def test_every_hostile_file_has_its_row():
    assert {path.name for path in HOSTILE.glob("*.md")} == {*TOLD, "mots-types.md"}


def test_dates_numbers_and_booleans_are_the_words_that_were_typed():
    card = read_card("mots-types.md", (HOSTILE / "mots-types.md").read_bytes())
    assert card.problems == []
    assert card.data["materials"] == [{"name": "yes", "quantity": "2026-01-05"}]
    assert card.data["steps"][0]["title"] == "1e3"


def test_each_mistake_is_told_once():
    text = card_file().decode().replace("family: participation", "family: rien").replace("minutes: 60", "minutes: []")
    card = read_card("marche.md", text.encode())
    assert [problem.key for problem in card.problems] == ["family", "steps.2.minutes"]


def test_what_is_only_unusual_is_a_warning():
    text = card_file().decode()
    text = text.replace("family: participation", "Family: Participation\ncouleur: bleu\nduration_typical: 75", 1)
    text = (
        text.replace("\nduration_typical: 80", "").replace("## Pièges", "## PIEGES").replace("De nuit.", "## Le soir")
    )
    card = read_card("Marche exploratoire.md", text.encode("utf-8-sig").replace(b"\n", b"\r\n"))
    told = [(problem.level, problem.key, problem.understood) for problem in card.problems]
    assert told == [
        ("attention", "", "/methodes/marche-exploratoire/"),
        ("attention", "couleur", ""),
        ("attention", "Le soir", ""),
        ("attention", "duration_typical", "80 min"),
    ]
    assert card.data == card_data(variants="## Le soir")


def test_a_text_alone_is_the_first_column():
    text = card_file().decode().replace("- title: Guide", "- Guide").replace("related: []", "")
    assert read_card("marche.md", text.encode()).data == card_data()


def test_html_may_be_read_when_it_is_protected():
    text = card_file(pitfalls="Taper <br> partout.").decode()
    assert "Taper \\<br> partout." in text
    assert read_card("marche.md", text.encode()).data["pitfalls"] == "Taper <br> partout."


def test_addresses_between_signs_are_no_html():
    text = "Voir <https://exemple.fr/a> ou <nom@exemple.fr>, si 3 < 4."
    assert text in card_file(pitfalls=text).decode()
    assert read_card("marche.md", card_file(pitfalls=text)).problems == []


def test_hostile_markdown_is_neutralised_where_it_is_shown(db, client):
    from methods.actions.importing import CardWriting, import_cards
    from tests.support.factories.accounts import UserFactory

    text = "[clic](javascript:alert(1)) ![x](https://ailleurs.example/x.png) <b>gras</b>"
    author = UserFactory()
    card = read_card("marche.md", card_file(purpose=text))
    import_cards([CardWriting("marche", card.data, 0, "marche.md")], actor=author)
    client.force_login(author)
    page = client.get("/methodes/marche/").content.decode()
    assert "javascript:" not in page
    assert "<b>gras" not in page
    assert 'src="https://ailleurs' not in page


PIECES = [
    b"",
    b"\x00",
    b"\xff\xfe",
    b'"',
    b"\n",
    b": ",
    b"---\n",
    b"'",
    b"<a>",
    b"&x",
    b"*x",
    b"[" * 300,
    b"\xed\xa0\x80",
]
damage = st.lists(st.tuples(st.integers(0, 100_000), st.integers(0, 40), st.sampled_from(PIECES)), max_size=6)


@hypothesis_settings(max_examples=80, deadline=None)
@given(wounds=damage, length=st.none() | st.integers(0, 3_000))
def test_a_damaged_file_is_read_or_told(wounds, length):
    content = card_file()[:length]
    for place, taken, given_instead in wounds:
        at = place % (len(content) + 1)
        content = content[:at] + given_instead + content[at + taken :]
    card = read_card("marche.md", content)
    assert (card.data is None) == card.has_errors


@hypothesis_settings(max_examples=60, deadline=None)
@given(content=st.binary(max_size=400), name=st.text(max_size=60))
def test_noise_is_told(content, name):
    with contextlib.suppress(UnicodeEncodeError):
        name.encode()
        assert read_card(f"{name}.md", content).has_errors
