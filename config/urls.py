"""Every address of the site: one line a room, French and lasting."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("portal.urls")),
    path("initiatives/", include("content.urls")),
    path("", include("content.api.urls")),  # /api/v1/ and /oai
    path("methodes/", include("methods.urls")),
    path("ateliers/", include("methods.workshop_urls")),
    path("", include("learning.urls")),  # /parcours/ and /cohortes/
    path("", include("community.urls")),  # /communaute/ and /annuaire/
    path("territoires/", include("territories.urls")),
    path("compte/", include("accounts.urls")),
    path("notifications/", include("foundation.notifications.urls")),
    path("fichiers/", include("foundation.files.urls")),
    path("texte/", include("foundation.markup.urls")),
    path("sante/", include("foundation.health.urls")),
    path("", include("foundation.web.urls")),  # /style, /theme
    path("administration/", admin.site.urls),
]

handler400 = "foundation.web.errors.bad_request"
handler403 = "foundation.web.errors.forbidden"
handler404 = "foundation.web.errors.not_found"
handler500 = "foundation.web.errors.server_error"
