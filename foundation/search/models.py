"""The index: one entry for each thing that can be found, and what it says of words."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Entry(models.Model):
    """One thing that can be found. Its words are also in the full-text index of the database (`engine`)."""

    kind = models.CharField(_("sorte"), max_length=40)
    object_id = models.PositiveBigIntegerField(_("objet"))
    title = models.TextField(_("titre"))
    url = models.TextField(_("adresse"))
    summary = models.TextField(_("résumé"), blank=True)
    context = models.TextField(_("contexte"), blank=True)
    body = models.TextField(_("texte"), blank=True)
    date = models.DateField(_("date"), null=True, blank=True)
    counts = models.TextField(_("mots comptés"), blank=True)
    title_length = models.PositiveIntegerField(_("mots du titre"))
    keywords_length = models.PositiveIntegerField(_("mots des mots-clés"))
    places_length = models.PositiveIntegerField(_("mots des lieux"))
    body_length = models.PositiveIntegerField(_("mots du texte"))
    sequence = models.TextField(_("mots dans l’ordre"), blank=True)
    analyser_version = models.PositiveSmallIntegerField(_("version de l’analyseur"))
    indexed_at = models.DateTimeField(_("indexé le"), db_index=True)

    class Meta:
        verbose_name = _("entrée de l’index")
        verbose_name_plural = _("entrées de l’index")
        # The object first: an index that begins with the kind would tempt SQLite away from the full-text index.
        constraints = [models.UniqueConstraint(fields=["object_id", "kind"], name="search_entry_object_unique")]

    def __str__(self) -> str:
        return f"{self.kind}:{self.object_id} {self.title}"


class IndexState(models.Model):
    """One row: what the whole index counts, and when it was counted."""

    ONLY = 1

    documents = models.PositiveIntegerField(_("documents"), default=0)
    counted_at = models.DateTimeField(_("compté le"), null=True)
    synonyms_version = models.PositiveBigIntegerField(_("version des synonymes"), default=0)

    class Meta:
        verbose_name = _("état de l’index")
        verbose_name_plural = _("état de l’index")
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="search_indexstate_single")]

    def __str__(self) -> str:
        return f"{self.documents} documents"


class Token(models.Model):
    """How many documents hold a token."""

    text = models.CharField(_("forme"), max_length=130, primary_key=True)
    documents = models.PositiveIntegerField(_("documents"))

    class Meta:
        verbose_name = _("forme")
        verbose_name_plural = _("formes")

    def __str__(self) -> str:
        return self.text


class Trigram(models.Model):
    """Three letters of a word: finds the words that look like a mistyped one."""

    letters = models.CharField(_("lettres"), max_length=3)
    word = models.CharField(_("mot"), max_length=40)

    class Meta:
        verbose_name = _("trigramme")
        verbose_name_plural = _("trigrammes")
        constraints = [models.UniqueConstraint(fields=["letters", "word"], name="search_trigram_unique")]
        indexes = [models.Index(fields=["word"], name="search_trigram_word")]

    def __str__(self) -> str:
        return f"{self.letters} · {self.word}"


class Synonym(models.Model):
    """Terms of the trade that answer for each other.

    A group of the starter corpus has a key; once edited on the site, loading the corpus leaves it alone.
    """

    terms = models.TextField(
        _("termes"),
        help_text=_("Séparés par des points-virgules : « vélo ; bicyclette ; mobilité douce »."),
    )
    reason = models.TextField(_("raison"), help_text=_("Pourquoi ces termes répondent l’un pour l’autre."))
    is_active = models.BooleanField(_("utilisé"), default=True)
    key = models.CharField(_("clé"), max_length=120, unique=True, null=True, editable=False)
    is_edited = models.BooleanField(_("modifié sur le site"), default=False, editable=False)

    class Meta:
        verbose_name = _("groupe de synonymes")
        verbose_name_plural = _("synonymes du métier")
        ordering = ["terms"]

    def __str__(self) -> str:
        return self.terms[:80]
