import pytest
from django.template import Context, Template
from django.test import RequestFactory

from foundation.web.icons import ICONS


def draw(source: str, **context: object) -> str:
    return Template(source).render(Context(context))


def test_every_icon_is_drawn() -> None:
    for name in ICONS:
        assert "<path" in draw("{% icon name %}", name=name)


def test_an_icon_alone_says_its_name() -> None:
    assert 'role="img" aria-label="Fermer"' in draw('{% icon "cross" label="Fermer" %}')
    assert 'aria-hidden="true"' in draw('{% icon "cross" %}')


def test_an_icons_label_is_escaped() -> None:
    assert "<b>" not in draw('{% icon "cross" label=label %}', label='"><b>')


@pytest.mark.parametrize(
    ("value", "word"),
    [("confirmee", "Confirmée"), ("infirmee", "Infirmée"), ("nuancee", "Nuancée"), ("non-testee", "Non testée")],
)
def test_a_verdict_is_a_sign_and_a_word(value: str, word: str) -> None:
    html = draw("{% verdict value %}", value=value)
    assert word in html
    assert "<svg" in html


@pytest.mark.parametrize(
    ("name", "initials"),
    [("Hélène Carpentier", "HC"), ("Jean-Luc de La Tour", "JT"), ("Aïssata", "A"), ("", "·"), ("(((", "·")],
)
def test_initials(name: str, initials: str) -> None:
    assert f">{initials}<" in draw("{% avatar name %}", name=name)


def test_a_person_keeps_only_what_is_known() -> None:
    assert "·" not in draw('{% person "Samir Belkacem" "directeur" %}')
    assert "directeur · Roubaix" in draw('{% person "Samir Belkacem" "directeur" "Roubaix" %}')


def test_progress_is_dots_then_a_bar() -> None:
    assert draw("{% progress 2 12 %}").count('class="on"') == 2
    html = draw("{% progress 30 120 %}")
    assert 'width="25"' in html
    assert "30 sur 120" in html
    assert "0 sur 0" in draw("{% progress 0 0 %}")


def test_bars_are_in_proportion_and_in_a_table() -> None:
    html = draw('{% bar_chart rows "Thèmes" %}', rows=[("Numérique", 30), ("Santé", 3)])
    assert 'width="100.0"' in html
    assert 'width="10.0"' in html
    assert html.count('<th scope="row">') == 2
    assert "<caption>Thèmes</caption>" in draw('{% bar_chart rows "Thèmes" %}', rows=[])


def test_a_measure_of_one_point_is_drawn() -> None:
    assert "<circle" in draw('{% measure_chart points "Délai" "jours" 10 %}', points=[("mars", 0)])


def test_the_table_of_a_chart_says_how_each_number_was_found() -> None:
    html = draw('{% measure_chart points "Délai" "jours" 10 %}', points=[("mars", 30, "comptage"), ("mai", 12, "")])
    assert '<th scope="col">Comment</th>' in html
    assert "comptage" in html
    assert html.count("<td></td>") == 2  # no method for the second measure, nor for the target
    assert "Comment" not in draw('{% measure_chart points "Délai" "jours" %}', points=[("mars", 30)])


def test_the_target_is_named_on_the_side_that_the_line_leaves_free() -> None:
    above, below = [("mars", 30), ("mai", 12)], [("mars", 2), ("mai", 8)]
    assert 'dy="14"' in draw('{% measure_chart points "Délai" "jours" 10 %}', points=above)
    assert 'dy="-6"' in draw('{% measure_chart points "Délai" "jours" 10 %}', points=below)


def test_a_long_line_names_its_ends_only() -> None:
    html = draw('{% measure_chart points "Délai" "jours" %}', points=[(f"mois {n}", n) for n in range(12)])
    assert html.count("<text") == 2


class Stage:
    def __init__(self, title: str, minutes: int) -> None:
        self.title, self.minutes, self.html = title, minutes, ""


def test_minutes_follow_each_other() -> None:
    html = draw("{% minutes_rail steps %}", steps=[Stage("Poser", 10), Stage("Chercher", 80)])
    assert 'viewBox="0 0 90 1"' in html
    assert 'x="10"' in html
    assert "1\u00a0h\u00a020" in html


@pytest.mark.parametrize(
    ("path", "mark"), [("/methodes/", "page"), ("/methodes/entretien", "true"), ("/initiatives/", None)]
)
def test_the_room_one_is_in_is_marked(path: str, mark: str | None) -> None:
    html = draw('{% current "/methodes/" %}', request=RequestFactory().get(path))
    assert html == (f' aria-current="{mark}"' if mark else "")


def test_a_page_without_request_marks_nothing() -> None:
    assert draw('{% current "/methodes/" %}') == ""
