from django.urls import path, re_path

from territories import views
from territories.enums import Kind

app_name = "territories"

KINDS = "|".join(Kind.values)
SLUG = r"(?P<slug>[-\w]+)"

urlpatterns = [
    path("", views.IndexView.as_view(), name="index"),
    path("comme/", views.PickView.as_view(), name="similar-pick"),
    path("suggestions", views.SuggestView.as_view(), name="suggest"),
    re_path(rf"^regions/(?P<code>\d+)-{SLUG}/$", views.RegionView.as_view(), name="region"),
    re_path(rf"^departements/(?P<code>[0-9AB]+)-{SLUG}/$", views.DepartmentView.as_view(), name="department"),
    re_path(
        rf"^(?P<kind>{KINDS})/(?P<key>n?[0-9A-Z]+)-{SLUG}/$", views.CollectiviteView.as_view(), name="collectivite"
    ),
    re_path(rf"^(?P<kind>{KINDS})/(?P<key>n?[0-9A-Z]+)-{SLUG}/comme/$", views.SimilarView.as_view(), name="similar"),
]
