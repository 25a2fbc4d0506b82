"""Bodies without an official code: associations, networks, agencies, CCAS…"""

from django.db import transaction
from django.utils.text import slugify

from territories import names
from territories.enums import Kind
from territories.models import Collectivite, Department, LookupToken


@transaction.atomic
def ensure_body(name: str, kind: Kind | str, department: Department | None = None) -> Collectivite:
    """Return the body of that name, kind and department, created when it is not known yet.

    Two spellings of one name are one body. Raises ValueError for an empty name.
    """
    slug = slugify(names.lookup_form(name))
    if not slug:
        raise ValueError("A body needs a name.")
    if department is not None:
        slug = f"{slug}-{department.code.lower()}"
    body, created = Collectivite.objects.get_or_create(
        kind=Kind(kind),
        slug=slug,
        code=None,
        defaults={
            "name": name.strip(),
            "lookup": names.lookup_form(name),
            "department": department,
            "region_id": department.region_id if department else None,
            "is_overseas": bool(department and department.is_overseas),
        },
    )
    if created:
        tokens = names.tokens(name)
        LookupToken.objects.bulk_create(LookupToken(token=t, collectivite=body) for t in tokens)
    return body
