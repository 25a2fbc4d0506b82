"""People for the tests."""

from typing import Any

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from accounts.models import Membership, User
from tests.support.factories.territories import CollectiviteFactory

PASSWORD = "motdepasse-de-test-14"


class UserFactory(DjangoModelFactory[User]):
    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"agent{n}@mairie.example")
    name = factory.Sequence(lambda n: f"Agent Numéro{n}")
    handle = factory.Sequence(lambda n: f"agent-{n}")

    @classmethod
    def _create(cls, model_class: type[User], *args: Any, **kwargs: Any) -> User:
        return model_class.objects.create_user(*args, password=kwargs.pop("password", PASSWORD), **kwargs)


class MembershipFactory(DjangoModelFactory[Membership]):
    """A verified member; `verified_at=None` for one who waits, `is_referent=True` for one who vouches."""

    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    collectivite = factory.SubFactory(CollectiviteFactory)
    function = "Responsable de l’accueil"
    is_main = True
    verified_at = factory.LazyFunction(timezone.now)
