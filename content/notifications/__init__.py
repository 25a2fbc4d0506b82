"""The news of the library, one file a subject: loading this package declares their kinds."""

from content.notifications import life
from content.notifications.adaptations import ADAPTATION_ANSWERED, ADAPTATION_DECLARED, ADAPTATION_WITHDRAWN
from content.notifications.alerts import SEARCH_ALERT
from content.notifications.authors import COAUTHOR_NAMED
from content.notifications.editorial import INITIATIVE_NEWS
from content.notifications.keeping import COLLECTION_WITHDRAWN

__all__ = [
    "ADAPTATION_ANSWERED",
    "ADAPTATION_DECLARED",
    "ADAPTATION_WITHDRAWN",
    "COAUTHOR_NAMED",
    "COLLECTION_WITHDRAWN",
    "INITIATIVE_NEWS",
    "SEARCH_ALERT",
    "life",
]
