from django.conf import settings
from django.db import models


class Topic(models.Model):
    title = models.CharField(max_length=160)

    class Meta:
        app_label = "bare"

    def __str__(self) -> str:
        return self.title


class Post(models.Model):
    topic = models.ForeignKey(Topic, models.CASCADE)
    nr = models.PositiveIntegerField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)
    html = models.TextField()
    created_at = models.DateTimeField()

    class Meta:
        app_label = "bare"
        constraints = [models.UniqueConstraint(fields=["topic", "nr"], name="one_bare_post_a_number")]

    def __str__(self) -> str:
        return f"{self.topic_id}#{self.nr}"


class Reading(models.Model):
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)
    topic = models.ForeignKey(Topic, models.CASCADE)
    last_read_nr = models.PositiveIntegerField()

    class Meta:
        app_label = "bare"
        constraints = [models.UniqueConstraint(fields=["user", "topic"], name="one_bare_reading")]

    def __str__(self) -> str:
        return f"{self.user_id}/{self.topic_id}"
