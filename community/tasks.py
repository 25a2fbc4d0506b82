"""Work that a message does not wait for."""

from community.models import Topic
from foundation.jobs import job
from foundation.search import index


@job(max_attempts=5)
def index_topic(topic_id: int) -> None:
    """Write a thread in the search index as it is now (hidden: take it out)."""
    topic = Topic.objects.filter(pk=topic_id).first()
    if topic:
        index(topic)
