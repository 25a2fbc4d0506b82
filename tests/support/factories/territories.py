"""Places for the tests: `CollectiviteFactory(name="Vichy", department=DepartmentFactory(code="03"))`."""

from typing import Any

import factory
from django.utils.text import slugify
from factory.django import DjangoModelFactory

from territories import names
from territories.enums import Kind, stratum_of
from territories.models import Collectivite, Department, LookupToken, Region


class RegionFactory(DjangoModelFactory[Region]):
    class Meta:
        model = Region
        django_get_or_create = ("code",)

    code = "53"
    name = "Bretagne"
    lookup = factory.LazyAttribute(lambda region: names.lookup_form(region.name))


class DepartmentFactory(DjangoModelFactory[Department]):
    class Meta:
        model = Department
        django_get_or_create = ("code",)

    code = "29"
    name = "Finistère"
    lookup = factory.LazyAttribute(lambda department: names.lookup_form(department.name))
    region = factory.SubFactory(RegionFactory)


class CollectiviteFactory(DjangoModelFactory[Collectivite]):
    """A commune of Finistère that the look-up finds; `code=None` for a body without official code."""

    class Meta:
        model = Collectivite
        skip_postgeneration_save = True

    kind = Kind.COMMUNE
    code = factory.Sequence(lambda n: f"{29000 + n}")
    name = factory.Sequence(lambda n: f"Ville-Essai {n}")
    lookup = factory.LazyAttribute(lambda body: names.lookup_form(body.name))
    slug = factory.LazyAttribute(lambda body: slugify(body.name.replace("’", "-")))
    department = factory.SubFactory(DepartmentFactory)
    region = factory.LazyAttribute(lambda body: body.department.region if body.department else None)
    population = 1_200
    stratum = factory.LazyAttribute(lambda body: stratum_of(body.population))

    @factory.post_generation
    def lookup_tokens(self: Any, create: bool, extracted: Any, **kwargs: Any) -> None:
        if create:
            found = names.tokens(f"{self.name} ; {self.code or ''} ; {self.postal_codes}")
            LookupToken.objects.bulk_create(LookupToken(token=token, collectivite=self) for token in found)
