"""Addresses of workshops, under /ateliers/: preparing them (plan_urls), and what is made of them."""

from methods import plan_urls

app_name = "workshops"
urlpatterns = [*plan_urls.urlpatterns]
