"""The papers of a workshop: pages to read and to print, the same as PDF, a calendar."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views import View

from foundation.documents import calendar
from foundation.documents.agenda import Event
from foundation.web.htmx import see_other
from methods.forms.outputs import PeopleForm
from methods.models import WorkshopPlan
from methods.outputs.agenda import agenda_end
from methods.outputs.moments import moments_of, preparations
from methods.outputs.pages import agenda_context
from methods.outputs.papers import Part, agenda_part, facilitator_part, materials_part, meeting_facts, papers_pdf
from methods.outputs.supplies import supplies_of
from methods.outputs.when import meeting_of
from methods.permissions import plans as permissions
from methods.queries.outputs import agenda_link_of, get_plan_on_paper
from methods.queries.plans import get_plan_for
from methods.views.plan_page import crumbs


class PlanSheetView(View):
    """The facilitator's sheet."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        plan = get_plan_on_paper(request.user, slug)
        moments = moments_of(plan)
        context = {
            "plan": plan,
            "facts": meeting_facts(plan),
            "moments": moments,
            "preparations": preparations(moments),
            "end": agenda_end(plan),
            "crumbs": crumbs(_("Feuille d’animation"), plan=plan),
        }
        return render(request, "methods/plan_sheet/index.html", context)


class PlanSheetPdfView(View):
    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        plan = get_plan_on_paper(request.user, slug)
        return pdf_answer(plan, facilitator_part(plan), _("Feuille d’animation"), "animation")


class PlanAgendaView(View):
    """The participants' agenda, and the link that opens it to them."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        plan = get_plan_for(request.user, slug)
        may_share = permissions.can_run_plan(request.user, plan)
        with_leads = "avec" in request.GET
        context = agenda_context(plan, with_leads=with_leads) | {
            "may_share": may_share,
            "link": agenda_link_of(plan) if may_share else None,
            "crumbs": crumbs(_("Ordre du jour"), plan=plan),
        }
        return render(request, "methods/plan_agenda/index.html", context)


class PlanAgendaPdfView(View):
    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        plan = get_plan_for(request.user, slug)
        part = agenda_part(plan, with_leads="avec" in request.GET)
        return pdf_answer(plan, part, _("Ordre du jour"), "ordre-du-jour")


class PlanMaterialsView(View):
    """What to bring, for as many people as one says."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        plan = get_plan_on_paper(request.user, slug)
        form, people = _people(request, plan)
        context = {
            "plan": plan,
            "form": form,
            "people": people,
            "supplies": supplies_of(plan, people),
            "facts": meeting_facts(plan),
            "crumbs": crumbs(_("Matériel"), plan=plan),
        }
        return render(request, "methods/plan_materials/index.html", context, status=422 if form.errors else 200)


class PlanMaterialsPdfView(View):
    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        plan = get_plan_on_paper(request.user, slug)
        _form, people = _people(request, plan)
        return pdf_answer(plan, materials_part(plan, people), _("Matériel"), "materiel")


class PlanCalendarView(View):
    """The workshop as a meeting in one's calendar."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        plan = get_plan_for(request.user, slug)
        meeting = meeting_of(plan, url=request.build_absolute_uri(plan.get_absolute_url()))
        if meeting is None:
            messages.warning(request, _("Cet atelier n’a pas encore de date : donnez-lui-en une, puis recommencez."))
            return see_other(request, plan.get_absolute_url())
        return calendar_answer(meeting, plan.slug)


def _people(request: HttpRequest, plan: WorkshopPlan) -> tuple[PeopleForm, int]:
    """The form as it was sent, and for how many people to count: those of the workshop when it does not say."""
    if "personnes" not in request.GET:
        return PeopleForm(initial={"personnes": plan.people}), plan.people
    form = PeopleForm(request.GET)
    return form, form.cleaned_data["personnes"] if form.is_valid() else plan.people


def pdf_answer(plan: WorkshopPlan, part: Part, title: str, name: str) -> HttpResponse:
    """One paper of a workshop as a PDF that the browser shows."""
    answer = HttpResponse(papers_pdf(plan, [part], title=title), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{plan.slug}-{name}.pdf"'
    return answer


def calendar_answer(meeting: Event, name: str) -> HttpResponse:
    """One meeting as a file that calendars open."""
    answer = HttpResponse(calendar([meeting]), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    return answer
