"""Numbers written in words, from two to nine hundred."""

UNITS = [
    *("zero", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"),
    *("treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"),
]
TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 80: "quatre vingt"}
ELSEWHERE = {"septante": 70, "huitante": 80, "octante": 80, "nonante": 90, "quatre vingts": 80, "cent": 100}
LONGEST = 4


def _spelled(number: int) -> str:
    if number < len(UNITS):
        return UNITS[number].replace("-", " ")
    ten = max(ten for ten in TENS if ten <= number)
    rest = number - ten
    if not rest:
        return TENS[ten]
    joined = " et " if rest in (1, 11) and ten != 80 else " "
    return TENS[ten] + joined + UNITS[rest].replace("-", " ")


# « un » and « une » are articles far more often than numbers: they stay words.
SPELLED = (
    {_spelled(number): number for number in range(2, 100)}
    | ELSEWHERE
    | {f"{UNITS[hundreds]} cent{plural}": hundreds * 100 for hundreds in range(2, 10) for plural in ("", "s")}
)
