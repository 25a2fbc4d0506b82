from django.urls import include, path

from community.feeds import SpaceFeed
from community.views import doors, drafts, index, people, posts, replies, spaces, starting, topics

app_name = "community"

space_urls = [
    path("", spaces.SpaceView.as_view(), name="space"),
    path("charte/", spaces.SpaceJoinView.as_view(), name="space-join"),
    path("quitter/", spaces.SpaceLeaveView.as_view(), name="space-leave"),
    path("suivre/", spaces.SpaceFollowView.as_view(), name="space-follow"),
    path("tout-lu/", spaces.SpaceReadView.as_view(), name="space-read"),
    path("flux.atom", SpaceFeed(), name="space-feed"),
]
topic_urls = [
    path("", topics.TopicView.as_view(), name="topic"),
    path("repondre/", replies.ReplyView.as_view(), name="reply"),
    path("suivre/", topics.TopicFollowView.as_view(), name="topic-follow"),
    path("modifier/", topics.TopicEditView.as_view(), name="topic-edit"),
    path("moderer/", topics.TopicModerateView.as_view(), name="topic-moderate"),
]
post_urls = [
    path("modifier/", posts.PostEditView.as_view(), name="post-edit"),
    path("retirer/", posts.PostRemoveView.as_view(), name="post-remove"),
    path("versions/", posts.PostVersionsView.as_view(), name="post-versions"),
    path("utile/", posts.PostThankView.as_view(), name="post-thank"),
    path("retenir/", posts.PostAcceptView.as_view(), name="post-accept"),
    path("moderer/", posts.PostModerateView.as_view(), name="post-moderate"),
]
urlpatterns = [
    path("communaute/", index.IndexView.as_view(), name="index"),
    path("communaute/ouvrir-un-fil/", starting.TopicStartView.as_view(), name="topic-start"),
    path("communaute/fils-proches/", starting.TopicSimilarView.as_view(), name="topic-similar"),
    path("communaute/brouillons/", drafts.DraftListView.as_view(), name="draft-list"),
    path("communaute/brouillons/<str:key>/", drafts.DraftSaveView.as_view(), name="draft-save"),
    path("communaute/brouillons/<str:key>/supprimer/", drafts.DraftDiscardView.as_view(), name="draft-discard"),
    path("communaute/a-propos/<slug:kind>/<slug:slug>/", doors.ForObjectView.as_view(), name="for-object"),
    path("communaute/espaces/<slug:slug>/", include(space_urls)),
    path("communaute/fils/<slug:slug>/", include(topic_urls)),
    path("communaute/fils/<slug:slug>/messages/<int:nr>/", include(post_urls)),
    path("annuaire/", people.DirectoryView.as_view(), name="directory"),
    path("annuaire/<slug:handle>/", people.PersonView.as_view(), name="person"),
]
