"""What the heaviest accepted uploads cost: `python -m bench.uploads`.

Each is examined in a process of its own; prints its seconds and how much memory it took at most.
"""

import io
import multiprocessing
import os
import re
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image


def _image(image_format: str, mode: str = "RGB", side: int = 5_000) -> bytes:
    noise = Image.effect_noise((side // 10, side // 10), 60).resize((side, side), Image.Resampling.BILINEAR)
    output = io.BytesIO()
    noise.convert(mode).save(output, format=image_format, **({"quality": 80} if image_format != "PNG" else {}))
    return output.getvalue()


def _document(size: int) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "")
        packed.writestr("word/document.xml", "")
        packed.writestr("word/media/noise", os.urandom(2_100_000))
        packed.writestr("word/media/zeros", bytes(size - 2_100_000))
    return output.getvalue()


CASES: dict[str, Callable[[], bytes]] = {
    "photo.jpg": lambda: _image("JPEG"),
    "encres.jpg": lambda: _image("JPEG", "CMYK"),
    "plan.png": lambda: _image("PNG", "L"),
    "palette.png": lambda: _image("PNG", "P"),
    "couleurs.webp": lambda: _image("WEBP", side=3_160),
    "grand.docx": lambda: _document(199_000_000),
    "trop.docx": lambda: _document(230_000_000),
}


def _examine(name: str, content: bytes, results: "multiprocessing.Queue[tuple[str, float, int]]") -> None:
    import django
    from django.core.files.uploadedfile import SimpleUploadedFile

    django.setup()
    from foundation.files import UploadRefused, examine

    upload = SimpleUploadedFile(name, content)
    before, start = _peak(), time.process_time()
    try:
        examine(upload)
        verdict = "accepted"
    except UploadRefused as refusal:
        verdict = str(refusal)
    results.put((verdict, time.process_time() - start, (_peak() - before) // 1024))


def _peak() -> int:
    """The most memory this process has held, in kilobytes (Linux)."""
    found = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())
    return int(found[1]) if found else 0


def main() -> None:
    context = multiprocessing.get_context("spawn")
    for name, build in CASES.items():
        content = build()
        results = context.Queue()
        process = context.Process(target=_examine, args=(name, content, results))
        process.start()
        verdict, seconds, megabytes = results.get()
        process.join()
        print(f"{name:14} {len(content) / 1e6:6.1f} MB  {seconds:6.2f} s  +{megabytes} MB  {verdict}")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    main()
