"""Addresses of workshops, under /ateliers/: preparing them (plan_urls), and what is made of them."""

from methods import after_urls, output_urls, plan_urls, run_urls

app_name = "workshops"
urlpatterns = [
    *after_urls.urlpatterns,
    *output_urls.urlpatterns,
    *run_urls.urlpatterns,
    *plan_urls.urlpatterns,
]
