"""200 mails, two senders, twelve of them killed in the middle of a mail."""

import datetime as dt
import time
from collections import Counter

import pytest

from accounts.models import User
from foundation.notifications import announce, models
from foundation.notifications.actions.outbox import send_due_mails
from foundation.notifications.enums import Channel, DeliveryState
from foundation.notifications.models import Delivery, Event
from foundation.notifications.tasks import fan_out
from tests.foundation.notifications.room import Room
from tests.foundation.notifications.smtp import MailServer
from tests.support.processes import fork, kill, wait_until

MAILS = 200
KILLS = 12


def send_for_ever() -> None:
    while True:
        send_due_mails(seconds=60)
        time.sleep(0.01)


class Senders:
    """Two sending processes; one is killed at every so many mails, before the server has said it took the mail."""

    def __init__(self, server: MailServer) -> None:
        self.children = [fork(send_for_ever), fork(send_for_ever)]
        self.kills = 0
        server.on_mail = self.maybe_kill

    def maybe_kill(self, count: int) -> None:
        if self.kills < KILLS and count >= (self.kills + 1) * MAILS // (KILLS + 1):
            kill(self.children[self.kills % 2].pid or 0)
            self.kills += 1

    def revive(self) -> None:
        for place, child in enumerate(self.children):
            if not child.is_alive():
                self.children[place] = fork(send_for_ever)

    def stop(self) -> None:
        for child in self.children:
            child.kill()
            child.join()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_killed_senders_lose_nothing_and_repeat_one_mail_at_most(
    room: Room, mail_server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(models, "CLAIM_LEASE", dt.timedelta(seconds=5))
    people = [User(email=f"agent{n}@mairie.example", name=f"Agent {n}", handle=f"a{n}") for n in range(MAILS)]
    User.objects.bulk_create(people)
    announce(room.kind, target=people[0], recipients=people)
    fan_out(Event.objects.get().pk)
    left = Delivery.objects.filter(channel=Channel.MAIL).exclude(state=DeliveryState.SENT)

    senders = Senders(mail_server)
    try:
        wait_until(lambda: not left.exists(), seconds=120, meanwhile=senders.revive)
    finally:
        senders.stop()

    received = Counter(mail_server.to())
    assert set(received) == {person.email for person in people}, "lost"
    assert sum(received.values()) - MAILS <= KILLS, "repeated more than once a kill"
    assert senders.kills == KILLS
