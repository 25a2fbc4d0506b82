"""What is handed over: a folder, a ZIP, some files. Tricks are told file by file; nothing outside is read."""

import contextlib
import io
import os
import stat
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foundation.exchange.problems import FileRefused
from methods.exchange import folders
from methods.exchange.folders import folder_at, folder_of
from tests.support.factories.card_files import archive, card_file, zip_of


def told(folder):
    return {one.file: one.problems[0].message for one in folder.told}


def names(folder):
    return [name for name, _content in folder.cards]


def test_a_zip_a_folder_and_files_are_read_alike(tmp_path):
    content = card_file()
    (tmp_path / "fiches").mkdir()
    for name in ("un.md", "fiches/deux.md", "README.md", ".cache.md"):
        (tmp_path / name).write_bytes(content)
    assert names(folder_at(tmp_path)) == ["fiches/deux.md", "un.md"]
    packed = zip_of({"un.md": content, "fiches/deux.md": content, "README.md": b"x", "__MACOSX/._un.md": b"x"})
    assert names(folder_of([("fiches.zip", packed)])) == ["fiches/deux.md", "un.md"]
    assert names(folder_of([("un.md", content), ("lot.zip", archive(deux=content))])) == ["deux.md", "un.md"]
    (tmp_path / "fiches.zip").write_bytes(packed)
    assert names(folder_at(tmp_path / "fiches.zip")) == ["fiches/deux.md", "un.md"]


@pytest.mark.parametrize(
    "name",
    ["../evasion.md", "fiches/../../evasion.md", "/etc/evasion.md", "C:\\evasion.md", "..\\evasion.md", "a/..\\b.md"],
)
def test_a_name_that_leads_elsewhere_is_told(name):
    folder = folder_of([("fiches.zip", zip_of({"un.md": card_file(), name: card_file()}))])
    assert names(folder) == ["un.md"]
    [message] = told(folder).values()
    assert "mène hors du dossier" in message


def test_links_are_not_followed(tmp_path):
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "cartes").mkdir()
    os.symlink(tmp_path / "secret.txt", tmp_path / "cartes" / "lien.md")
    os.symlink(tmp_path, tmp_path / "cartes" / "dossier")
    folder = folder_at(tmp_path / "cartes")
    assert folder.cards == []
    assert "n’est pas suivi" in told(folder)["lien.md"]

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as target:
        link = zipfile.ZipInfo("lien.md")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        target.writestr(link, "/etc/passwd")
    folder = folder_of([("fiches.zip", packed.getvalue())])
    assert folder.cards == []
    assert "n’est pas suivi" in told(folder)["lien.md"]


def test_a_huge_file_is_not_read(tmp_path):
    (tmp_path / "grosse.md").write_bytes(b"a" * 5_000_000)
    assert "5\u00a0Mo" in told(folder_at(tmp_path))["grosse.md"]
    noise = os.urandom(2_500_000).hex().encode()
    assert "5\u00a0Mo" in told(folder_of([("lot.zip", zip_of({"grosse.md": noise}))]))["grosse.md"]


def test_what_is_no_card_is_left_aside_and_nested_archives_are_not_opened():
    packed = zip_of({"un.md": card_file(), "photo.png": b"x", "lot.zip": archive(deux=card_file())})
    folder = folder_of([("fiches.zip", packed)])
    assert names(folder) == ["un.md"]
    assert "laissé de côté" in told(folder)["photo.png"]
    assert "pas ouverte" in told(folder)["lot.zip"]


def test_bombs_are_refused():
    with pytest.raises(FileRefused, match="trop gros"):
        folder_of([("bombe.zip", zip_of({"a.md": b"0" * 30_000_000}))])
    with pytest.raises(FileRefused, match="trop d’éléments"):
        folder_of([("bombe.zip", zip_of({f"{n}.md": b"" for n in range(2_001)}))])


def test_too_many_cards_are_given_in_several_times(monkeypatch):
    monkeypatch.setattr(folders, "MAX_TEXT", 2_000)
    with pytest.raises(FileRefused, match="plusieurs fois"):
        folder_of([("lot.zip", archive(un=card_file(), deux=card_file(), trois=card_file()))])
    with pytest.raises(FileRefused, match="2 fiches au plus"):
        folder_of([("lot.zip", archive(un=b"a", deux=b"b", trois=b"c"))], most=2)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"PK\x05\x06" + bytes(18), "Aucune fiche"),
        (b"PK\x03\x04abc", "abîmé"),
        (zip_of({"un.md": card_file()})[:-30], "abîmé"),
        (zip_of({"dossier/": b""}), "Aucune fiche"),
    ],
)
def test_archives_that_hold_nothing_readable_are_refused(content, words):
    with pytest.raises(FileRefused, match=words):
        folder_of([("fiches.zip", content)])


def named_in_cp437(name: bytes) -> bytes:
    """A ZIP whose entry has this raw name and no mark of its encoding."""
    return zip_of({"x" * len(name): card_file()}).replace(b"x" * len(name), name)


def test_names_that_are_not_utf8_are_told():
    assert names(folder_of([("lot.zip", named_in_cp437("été.md".encode()))])) == ["été.md"]
    folder = folder_of([("lot.zip", named_in_cp437("été.md".encode("cp1252")))])
    assert folder.cards == []
    [message] = told(folder).values()
    assert "UTF-8" in message


def test_a_name_that_no_terminal_shows_is_shown_otherwise(tmp_path):
    path = os.fsencode(tmp_path) + b"/\xe9t\xe9.md"
    with open(path, "wb") as file:
        file.write(card_file())
    [name] = names(folder_at(tmp_path))
    assert name.isprintable()
    assert name.encode()


@settings(max_examples=60, deadline=None)
@given(wounds=st.lists(st.tuples(st.integers(0, 3_000), st.integers(0, 255)), max_size=8), cut=st.integers(0, 3_000))
def test_a_damaged_archive_is_read_or_refused(wounds, cut):
    content = bytearray(archive(un=card_file(), deux=card_file())[: max(cut, 4)])
    for place, byte in wounds:
        content[place % len(content)] = byte
    with contextlib.suppress(FileRefused):
        folder_of([("lot.zip", bytes(content))])
