"""The library's tables, one file a subject."""

from content.models.keeping import Booklet, Collection, CollectionItem, SavedSearch, SearchAlert
from content.models.news import Adaptation, FollowUp
from content.models.opening import ApiKey, ImportRun
from content.models.relay import AskRound, Enquiry, EnquiryMessage, EnquiryReading
from content.models.review import SectionComment, Vouching
from content.models.rows import Factor, Hypothesis, Indicator, MethodUse, Source, ToolUsed
from content.models.sheets import DEFAULT_LICENCE, Initiative, LibraryEdition, LibraryTurn, Theme
from content.models.writing import DocumentRights, SectionDraft

__all__ = [
    "DEFAULT_LICENCE",
    "Adaptation",
    "ApiKey",
    "AskRound",
    "Booklet",
    "Collection",
    "CollectionItem",
    "DocumentRights",
    "Enquiry",
    "EnquiryMessage",
    "EnquiryReading",
    "Factor",
    "FollowUp",
    "Hypothesis",
    "ImportRun",
    "Indicator",
    "Initiative",
    "LibraryEdition",
    "LibraryTurn",
    "MethodUse",
    "SavedSearch",
    "SearchAlert",
    "SectionComment",
    "SectionDraft",
    "Source",
    "Theme",
    "ToolUsed",
    "Vouching",
]
