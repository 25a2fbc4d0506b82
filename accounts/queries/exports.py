"""Copies of one's own data."""

from django.http import Http404

from accounts.models import DataExport, User


def latest_export(user: User) -> DataExport | None:
    """The last copy asked for by a person, whatever became of it."""
    return DataExport.objects.filter(user=user).first()


def get_export_for(user: User, pk: int) -> DataExport:
    """One's own copy; Http404 for anybody else's."""
    found = DataExport.objects.filter(user=user, pk=pk).first()
    if found is None:
        raise Http404
    return found
