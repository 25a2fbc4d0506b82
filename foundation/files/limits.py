"""How much is accepted, and how a size is said."""

from decimal import ROUND_CEILING, Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

MAX_SIZE = 20_000_000
QUOTA_PER_PERSON = 500_000_000
# Drawing an image again takes about eight bytes a pixel, sixteen for a WEBP: 200 MB at most.
MAX_PIXELS = {"PNG": 25_000_000, "JPEG": 25_000_000, "WEBP": 10_000_000}
MAX_ENTRIES = 2_000
MAX_DIRECTORY = 1_000_000
MAX_UNPACKED = 200_000_000
MAX_RATIO = 100
MAX_NAME = 120


def say_size(size: int) -> str:
    """Return « 32 Mo », « 20,1 Mo » or « 640 ko », rounded up so that « too big » is never denied."""
    unit, divisor = (_("Mo"), 1_000_000) if size >= 1_000_000 else (_("ko"), 1_000)
    value = (Decimal(size) / divisor).quantize(Decimal("0.1"), ROUND_CEILING).normalize()
    return f"{number_format(Decimal(f'{value:f}'))}\u00a0{unit}"
