from django.http import HttpRequest, JsonResponse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache

from foundation.health.registry import look


@method_decorator(never_cache, name="dispatch")
class AliveView(View):
    """The process answers. Nothing else is touched: this is what a load balancer asks."""

    def get(self, request: HttpRequest) -> JsonResponse:
        return JsonResponse({"alive": True})


@method_decorator(never_cache, name="dispatch")
class ReadyView(View):
    """Every part works, or 503: this is what raises an alert."""

    def get(self, request: HttpRequest) -> JsonResponse:
        found = look()
        ready = all(health.ok for health in found.values())
        checks = {name: {"ok": health.ok, **health.figures} for name, health in found.items()}
        return JsonResponse({"ready": ready, "checks": checks}, status=200 if ready else 503)
