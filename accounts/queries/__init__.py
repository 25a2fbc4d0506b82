"""What pages read of people and memberships."""

from accounts.queries.directory import found_people, get_listed_person, people_listed
from accounts.queries.exports import get_export_for, latest_export
from accounts.queries.memberships import (
    get_membership_for,
    get_own_membership,
    managed_memberships,
    memberships_of,
    referents_of,
    waiting_for,
)
from accounts.queries.people import PersonLine, editors, has_second_factor, person_line, with_person_line

__all__ = [
    "PersonLine",
    "editors",
    "found_people",
    "get_export_for",
    "get_listed_person",
    "get_membership_for",
    "get_own_membership",
    "has_second_factor",
    "latest_export",
    "managed_memberships",
    "memberships_of",
    "people_listed",
    "person_line",
    "referents_of",
    "waiting_for",
    "with_person_line",
]
