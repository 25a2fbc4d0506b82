"""Pages under /compte/."""

from accounts.views.hub import CharterView, HubView, SecondFactorView
from accounts.views.members import (
    MemberEndView,
    MemberListView,
    MemberRefuseView,
    MemberVerifyView,
    ReferentNameView,
    ReferentWithdrawView,
)
from accounts.views.memberships import (
    MembershipJoinView,
    MembershipLeaveView,
    MembershipListView,
    MembershipMainView,
)
from accounts.views.personal_data import EraseView, ExportFileView, ExportStateView, MyDataView
from accounts.views.profile import ProfileView

__all__ = [
    "CharterView",
    "EraseView",
    "ExportFileView",
    "ExportStateView",
    "HubView",
    "MemberEndView",
    "MemberListView",
    "MemberRefuseView",
    "MemberVerifyView",
    "MembershipJoinView",
    "MembershipLeaveView",
    "MembershipListView",
    "MembershipMainView",
    "MyDataView",
    "ProfileView",
    "ReferentNameView",
    "ReferentWithdrawView",
    "SecondFactorView",
]
