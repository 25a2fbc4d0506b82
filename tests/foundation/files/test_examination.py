"""What is kept and what is refused, and what an image loses on its way in."""

import io
from contextlib import suppress

import pytest
from django.core.files.uploadedfile import TemporaryUploadedFile
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from foundation.files import UploadRefused, limits
from foundation.files.examination import examine
from tests.foundation.files.uploads import HONEST, REFUSED, image, upload


@pytest.mark.parametrize("name", HONEST)
def test_honest_files_are_accepted(name: str) -> None:
    accepted = examine(upload(name, HONEST[name]))
    assert accepted.name == name
    assert accepted.size == len(accepted.content.read())


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("case", REFUSED)
def test_hostile_files_are_refused(case: str) -> None:
    name, build = REFUSED[case]
    with pytest.raises(UploadRefused) as refusal:
        examine(upload(name, build()))
    assert str(refusal.value).endswith(".")


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@given(st.sampled_from(sorted(HONEST)), st.lists(st.tuples(st.integers(0, 900), st.binary(max_size=6)), min_size=1))
@settings(max_examples=300, deadline=None)
def test_damaged_files_are_accepted_or_refused(name: str, edits: list[tuple[int, bytes]]) -> None:
    content = HONEST[name]
    for place, written in edits:
        place %= len(content)
        content = content[:place] + written + content[place + len(written) + (place % 2) :]
    with suppress(UploadRefused):
        examine(upload(name, content))


def test_the_refusal_of_a_big_file_says_both_sizes() -> None:
    with pytest.raises(UploadRefused) as refusal:
        examine(upload("x.pdf", bytes(32_000_000)))
    assert str(refusal.value) == (
        "Ce fichier fait 32\xa0Mo ; la limite est de 20\xa0Mo. Compressez-le ou joignez un lien."
    )


def test_sizes_are_said_rounded_up() -> None:
    said = [limits.say_size(size) for size in (1, 640_000, 20_000_000, 20_000_001, 30_000_000)]
    assert said == ["0,1\xa0ko", "640\xa0ko", "20\xa0Mo", "20,1\xa0Mo", "30\xa0Mo"]


def test_a_jpeg_loses_its_metadata_and_its_passengers() -> None:
    exif = Image.Exif()
    exif[0x010E], exif[0x8825] = "secret-place", {1: "N", 2: (48.0, 51.0, 0.0)}
    raw = image("JPEG", exif=exif, comment=b"secret-comment", icc_profile=b"secret-profile")
    accepted = examine(upload("x.jpg", raw + b"<script>secret-tail</script>"))
    assert b"secret" not in accepted.content.read()


def test_a_png_loses_its_text_and_keeps_its_transparency() -> None:
    picture, output = Image.new("P", (4, 4)), io.BytesIO()
    picture.save(output, format="PNG", transparency=0, pnginfo=_text("secret"))
    drawn = examine(upload("x.png", output.getvalue())).content.read()
    assert b"secret" not in drawn
    assert Image.open(io.BytesIO(drawn)).convert("RGBA").getpixel((0, 0))[3] == 0


def _text(value: str) -> object:
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Author", value)
    return info


def test_a_turned_photograph_is_set_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    accepted = examine(upload("x.jpg", image("JPEG", size=(20, 10), exif=exif)))
    assert (accepted.width, accepted.height) == (10, 20)


def test_inks_become_screen_colours() -> None:
    accepted = examine(upload("x.jpg", image("JPEG", mode="CMYK")))
    assert Image.open(accepted.content).mode == "RGB"


def test_a_file_received_on_disk_is_read_as_well() -> None:
    file = TemporaryUploadedFile("x.png", "image/png", 0, None)
    file.write(image())
    file.size = file.tell()
    assert examine(file).mime == "image/png"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\x\\plan.txt", "plan.txt"),
        ("a\r\nSet-Cookie: x.txt", "aSet-Cookie x.txt"),
        ("e\u0301te\u0301.TXT", "été.txt"),
        ("fdp\u202etxt.txt", "fdptxt.txt"),
        ("..txt", "fichier.txt"),
        ("x" * 300 + ".txt", "x" * 116 + ".txt"),
        ('a<b>"c|d?.txt', "abcd.txt"),
    ],
)
def test_names_are_made_harmless(typed: str, kept: str) -> None:
    assert examine(upload(typed, b"texte")).name == kept
