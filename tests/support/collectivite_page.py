"""The site's addresses, and a page with a single field that names a collectivité."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from config.urls import urlpatterns as site
from territories.widgets import CollectiviteField

PAGE = """{% extends "base.html" %}{% block title %}Essai{% endblock %}{% block content %}
<h1>Essai</h1>
{% if chosen %}<p id="chosen">{{ chosen.label }}</p>{% endif %}
<form class="form" method="post" novalidate>{% csrf_token %}{{ form }}<button class="button">Enregistrer</button></form>
{% endblock %}"""


class PlaceForm(forms.Form):
    place = CollectiviteField(label="Votre collectivité", help_text="Son nom, ou son code postal.")


def place_page(request: HttpRequest) -> HttpResponse:
    """Show the form, and what it chose."""
    form = PlaceForm(request.POST or None)
    chosen = form.cleaned_data["place"] if form.is_valid() else None
    return HttpResponse(engines["django"].from_string(PAGE).render({"form": form, "chosen": chosen}, request))


urlpatterns = [path("essai-collectivite", place_page), *site]
