from django.urls import path

from learning.views import around, cohorts, inside, paths, running, workshops

app_name = "learning"
urlpatterns = [
    path("parcours/", paths.PathListView.as_view(), name="path-list"),
    path("parcours/avec/<slug:slug>/", around.ForCardView.as_view(), name="for-card"),
    path("parcours/sur/<slug:slug>/", around.ForInitiativeView.as_view(), name="for-initiative"),
    path("parcours/<slug:slug>/", paths.PathView.as_view(), name="path"),
    path("parcours/<slug:slug>/suivre/", paths.PathEnrolView.as_view(), name="path-enrol"),
    path("parcours/<slug:slug>/quitter/", paths.PathLeaveView.as_view(), name="path-leave"),
    path("parcours/<slug:slug>/<slug:step>/", paths.StepView.as_view(), name="step"),
    path("cohortes/", cohorts.CohortListView.as_view(), name="cohort-list"),
    path("cohortes/dans/<slug:kind>/<str:key>/", around.ForTerritoryView.as_view(), name="for-territory"),
    path("cohortes/ateliers/<slug:slug>/", workshops.ForWorkshopView.as_view(), name="for-workshop"),
    path("cohortes/ateliers/<int:pk>/detacher/", workshops.WorkshopDetachView.as_view(), name="workshop-detach"),
    path("cohortes/invitation/<str:token>/", cohorts.GuestView.as_view(), name="guest"),
    path("cohortes/<slug:slug>/", cohorts.CohortView.as_view(), name="cohort"),
    path("cohortes/<slug:slug>/rejoindre/", cohorts.CohortJoinView.as_view(), name="cohort-join"),
    path("cohortes/<slug:slug>/quitter/", cohorts.CohortLeaveView.as_view(), name="cohort-leave"),
    path("cohortes/<slug:slug>/espace/", inside.CohortHomeView.as_view(), name="cohort-home"),
    path("cohortes/<slug:slug>/seances.ics", inside.CohortCalendarView.as_view(), name="cohort-calendar"),
    path("cohortes/<slug:slug>/seances/<int:pk>.ics", inside.SessionCalendarView.as_view(), name="session-calendar"),
    path(
        "cohortes/<slug:slug>/seances/<int:pk>/ordre-du-jour/",
        workshops.SessionAgendaView.as_view(),
        name="session-agenda",
    ),
    path("cohortes/<slug:slug>/equipes/<int:pk>/", inside.TeamView.as_view(), name="team"),
    path("cohortes/<slug:slug>/gerer/", running.CohortManageView.as_view(), name="cohort-manage"),
    path("cohortes/<slug:slug>/gerer/seances/nouvelle/", running.SessionEditView.as_view(), name="session-new"),
    path("cohortes/<slug:slug>/gerer/seances/<int:pk>/", running.SessionEditView.as_view(), name="session-edit"),
    path("cohortes/<slug:slug>/gerer/equipes/nouvelle/", running.TeamEditView.as_view(), name="team-new"),
    path("cohortes/<slug:slug>/gerer/equipes/<int:pk>/", running.TeamEditView.as_view(), name="team-edit"),
    path("cohortes/<slug:slug>/gerer/invites/", running.GuestInviteView.as_view(), name="guest-invite"),
    path("cohortes/<slug:slug>/gerer/invites/<int:pk>/", running.GuestWithdrawView.as_view(), name="guest-withdraw"),
]
