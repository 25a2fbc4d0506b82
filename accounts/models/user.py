"""A person."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from accounts.handles import insert_with_handle

BIO_MAX_LENGTH = 1200


class UserManager(BaseUserManager["User"]):
    """Creates people by their e-mail address."""

    def create_user(self, email: str, name: str = "", password: str | None = None, **extra: object) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), name=name, **extra)
        user.set_password(password)
        if user.handle:
            user.save(using=self._db)
        else:
            insert_with_handle(user)
        return user

    def create_superuser(self, email: str, name: str = "", password: str | None = None, **extra: object) -> "User":
        return self.create_user(email, name, password, is_staff=True, is_superuser=True, **extra)


class User(AbstractBaseUser, PermissionsMixin):
    """A person: one account, whatever the number of roles. Editor and administrator are the only global ones.

    The e-mail address is never shown to anybody else.
    """

    email = models.EmailField(_("adresse électronique"), unique=True)
    name = models.CharField(_("prénom et nom"), max_length=120)
    handle = models.SlugField(_("nom court"), max_length=100, unique=True, null=True)
    bio = models.TextField(_("présentation"), max_length=BIO_MAX_LENGTH, blank=True)
    timezone = models.CharField(_("fuseau horaire"), max_length=40, default="Europe/Paris")
    show_in_directory = models.BooleanField(_("visible dans l’annuaire des membres"), default=True)
    is_editor = models.BooleanField(_("comité éditorial"), default=False)
    is_staff = models.BooleanField(_("administration"), default=False)
    is_active = models.BooleanField(_("compte actif"), default=True)
    joined_at = models.DateTimeField(_("inscrit le"), default=now)
    erased_at = models.DateTimeField(_("effacé le"), null=True, blank=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects = UserManager()

    class Meta:
        verbose_name = _("personne")
        constraints = [models.UniqueConstraint(Lower("email"), name="one_account_an_email")]

    def __str__(self) -> str:
        return self.name or str(_("Agent"))

    def get_absolute_url(self) -> str:
        return reverse("community:person", args=[self.handle])

    @property
    def first_name_or_name(self) -> str:
        return self.name.split(" ")[0]
