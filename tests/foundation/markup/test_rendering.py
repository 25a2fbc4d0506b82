"""What people write and what pages show."""

import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from foundation.markup import MarkupRefused, RenderedHtml, plain_text, references, render
from tests.foundation.markup import hostile
from tests.foundation.markup.conftest import SANITISERS
from tests.foundation.markup.inspection import off_policy

REL = ' rel="nofollow noopener noreferrer"'
IMAGE = hostile.OWN_IMAGE

pytestmark = pytest.mark.usefixtures("sanitiser")


@pytest.mark.parametrize(
    ("raw", "html"),
    [
        ("", ""),
        ("un *deux* **trois** `quatre`", "<p>un <em>deux</em> <strong>trois</strong> <code>quatre</code></p>"),
        ("[lien](/methodes/x/ 'titre')", f'<p><a href="/methodes/x/" title="titre"{REL}>lien</a></p>'),
        ("<b>brut</b> & co", "<p>&lt;b&gt;brut&lt;/b&gt; &amp; co</p>"),
        ("```python\na < b\n```", "<pre><code>a &lt; b\n</code></pre>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("terme\n:   sens", "<dl>\n<dt>terme</dt>\n<dd>sens</dd>\n</dl>"),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
        ("e\u0301te\u0301\x00", "<p>été</p>"),
        ("\ud800", "<p>\ufffd</p>"),
        ("a\r\nb", "<p>a\nb</p>"),
    ],
)
def test_markdown(raw: str, html: str) -> None:
    assert render(raw) == html
    assert isinstance(render(raw), RenderedHtml)


def test_a_table_says_what_its_columns_are() -> None:
    assert '<th scope="col">a</th>' in render("a | b\n--|--:\n1 | 2")


def test_headings_fit_below_those_of_the_page() -> None:
    html = render("### a\n\n# b\n\n#### c\n\n## d\n\n###### e\n\n# f")
    assert [line[1:3] for line in html.splitlines()] == ["h3", "h3", "h4", "h4", "h5", "h3"]


def test_headings_without_words_are_none() -> None:
    assert "<h" not in render("# \u200b\n\n## ![](/x)\n\n#\n\n### &nbsp;".replace("&nbsp;", "\u00a0"))
    assert render(f"# ![plan]({IMAGE})\n\n# &eacute;").count("<h3>") == 2


@pytest.mark.parametrize(
    ("raw", "address", "after"),
    [
        ("voir https://x.fr/a_b_c.", "https://x.fr/a_b_c", "."),
        ("(https://fr.wikipedia.org/wiki/A_(b))", "https://fr.wikipedia.org/wiki/A_(b)", ")"),
        ("« https://x.fr »", "https://x.fr", " »"),
        ("https://x.fr/?a=1&b=2 !", "https://x.fr/?a=1&amp;b=2", " !"),
        ("**https://x.fr**", "https://x.fr", "</strong>"),
        ("<https://x.fr>", "https://x.fr", "<"),
    ],
)
def test_pasted_addresses_become_links(raw: str, address: str, after: str) -> None:
    assert f'<a href="{address}"{REL}>{address}</a>{after}' in render(raw)


@pytest.mark.parametrize("raw", ["etc.La suite", "exemple.fr", "a@b.fr", "`https://x.fr`", "12/03/2026", "ftp://x.fr"])
def test_other_words_do_not(raw: str) -> None:
    assert "<a" not in render(raw)


def test_images_are_our_own_files_and_the_others_are_links() -> None:
    assert render(f"![plan]({IMAGE})") in {f'<p><img alt="plan" src="{IMAGE}"></p>'}
    assert render("![plan](https://x.fr/p.png)") == f'<p><a href="https://x.fr/p.png"{REL}>plan</a></p>'
    assert render("[![plan](https://x.fr/p.png)](/y)") == f'<p><a href="/y"{REL}>plan</a></p>'
    assert render("![plan](data:image/png;base64,AAAA)") == "<p>plan</p>"


@pytest.mark.parametrize("raw", ["@camille-demo", "(@Camille-Demo)", "@camille-demo, merci", "*@camille-demo*"])
def test_mentions_link_to_a_profile(raw: str) -> None:
    assert references(raw).handles == {"camille-demo"}
    assert 'href="/annuaire/camille-demo/"' in render(raw)


@pytest.mark.parametrize("raw", ["a@camille.fr", "@camille.fr", "`@camille`", "@", "@-a", "[@camille](/x)", "@a@b"])
def test_what_is_no_mention(raw: str) -> None:
    assert references(raw).handles == set()


def test_a_link_to_a_profile_is_no_mention() -> None:
    found = references("[Camille](/annuaire/camille-demo/)")
    assert (found.handles, found.paths) == (set(), {"/annuaire/camille-demo/"})


def test_references_are_the_pages_of_this_site(settings: Settings) -> None:
    settings.SITE_URL = "https://essaim.example"
    raw = "[a](/initiatives/x/?y=1#z) https://essaim.example/methodes/é/ https://ailleurs.example/initiatives/w/ `/x`"
    assert references(raw).paths == {"/initiatives/x/", "/methodes/é/"}


def test_plain_text_keeps_the_words() -> None:
    raw = f"# Titre\n\nun **deux** [trois](/x) &amp; `<b>`\n\n- a\n- b\n\na | b\n--|--\n1 | 2\n\n![plan]({IMAGE})"
    assert plain_text(raw) == "Titre\nun deux trois & <b>\na\nb\na b\n1 2\nplan"
    assert plain_text("[" * 2_000) == "[" * 2_000


@pytest.mark.parametrize(
    "raw",
    [
        "[" * 10_000,
        "![" * 5_000,
        "<![" * 3_333,
        "<a " * 16_667,
        "*[a]: b\n" * 4_000,
        "~~~\n" * 12_500,
        "```\n" * 12_500,
        "``a`" * 12_500,
        "***\n" * 12_500,
        "a\n===\n" * 7_000,
        "# a\n" * 12_500,
        "-\n" * 25_000,
        "- a\n" * 12_500,
        "a\n\n" * 16_000,
        "*a*" * 16_000,
        "@a " * 16_000,
        "a|b\n-|-\n" * 6_000,
        "> " * 9 + "a",
        ">" * 9 + "a",
        " " * 41 + "a",
        "\t" * 11 + "a",
        "- " * 3_001 + "a",
        "1. - > " * 1_001 + "a",
        "a" * 50_001,
    ],
    ids=lambda raw: ascii(raw[:6]),
)
def test_texts_that_would_take_long_are_refused_with_what_to_do(raw: str) -> None:
    with pytest.raises(MarkupRefused, match=r"la limite est de .*\. (?:Retirez-en|Coupez-le)"):
        render(raw)


def test_a_long_ordinary_text_is_accepted() -> None:
    assert render(("## Titre\n\n" + "Un paragraphe *assez* [long](/x/), avec `du` texte.\n\n- a\n- b\n\n" * 8) * 80)


@given(st.lists(st.sampled_from([*hostile.texts(), *"[]()<>*_`~|>#-:!@&\\\"' \n", "    ", "a", "é"]), max_size=12))
@settings(max_examples=150, deadline=None)
def test_whatever_is_written_the_policy_holds(parts: list[str]) -> None:
    try:
        html = render("".join(parts))
    except MarkupRefused:
        return
    assert off_policy(html) == []
    for clean in SANITISERS.values():
        assert off_policy(clean(html)) == []


@given(st.text())
@settings(max_examples=150, deadline=None)
def test_any_text_is_rendered_or_refused(raw: str) -> None:
    plain_text(raw)


def test_sixteen_threads_never_mix_their_texts() -> None:
    mixed: list[str] = []
    barrier = threading.Barrier(16)

    def write(nr: int) -> None:
        barrier.wait()
        for turn in range(15):
            word = f"mot{nr}x{turn}"
            raw = f"# {word}\n\n- **{word}** `{word}`\n\n```\n{word}\n```\n\n[{word}](/{word}) <b>{word}</b>\n" * 3
            html = render(raw)
            if html.count(word) != 21 or html.count("mot") != 21:
                mixed.append(html)

    threads = [threading.Thread(target=write, args=(nr,)) for nr in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert mixed == []
