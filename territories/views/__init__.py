"""The pages of territories, one file a subject."""

from territories.views.pages import CollectiviteView, DepartmentView, IndexView, RegionView, SuggestView
from territories.views.similar import PickView, SimilarView

__all__ = [
    "CollectiviteView",
    "DepartmentView",
    "IndexView",
    "PickView",
    "RegionView",
    "SimilarView",
    "SuggestView",
]
