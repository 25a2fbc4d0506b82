from django.urls import path

from portal.views import home, open_files, pages, searching, week

app_name = "portal"
urlpatterns = [
    path("", home.HomeView.as_view(), name="home"),
    path("ma-semaine", week.WeekView.as_view(), name="week"),
    path("recherche", searching.SearchView.as_view(), name="search"),
    path("recherche/suggestions", searching.SuggestView.as_view(), name="suggest"),
    path("aide/", pages.HelpView.as_view(), name="help"),
    path("aide/<slug:slug>/", pages.HelpPageView.as_view(), name="help-page"),
    path("accessibilite", pages.AccessibilityView.as_view(), name="accessibility"),
    path("mentions-legales", pages.LegalView.as_view(), name="legal"),
    path("donnees-personnelles", pages.PrivacyView.as_view(), name="privacy"),
    path("robots.txt", open_files.RobotsView.as_view(), name="robots"),
    path("sitemap.xml", open_files.SitemapView.as_view(), name="sitemap"),
    path(".well-known/security.txt", open_files.SecurityView.as_view(), name="security"),
]
