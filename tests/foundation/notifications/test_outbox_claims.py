"""Several processes empty the same outbox: each mail is claimed by one."""

from pathlib import Path

import pytest

from accounts.models import User
from foundation.notifications.actions.outbox import claim, due_now
from foundation.notifications.enums import Channel, DeliveryState, Rhythm
from foundation.notifications.models import Delivery, Event
from tests.support.processes import fork

MAILS = 60
RACERS = 4


def claim_all(notebook: Path) -> None:
    with notebook.open("w") as lines:
        while due := due_now():
            for delivery in due:
                lines.writelines(f"{claimed.pk}\n" for claimed in claim(delivery))


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("rhythm", [Rhythm.IMMEDIATE, Rhythm.DAILY])
def test_racing_processes_claim_each_mail_once(tmp_path: Path, rhythm: Rhythm) -> None:
    people = [User(email=f"agent{n}@mairie.example", name=f"Agent {n}", handle=f"a{n}") for n in range(MAILS)]
    User.objects.bulk_create(people)
    event = Event.objects.create(kind="essai.reply", target_id=1)
    Delivery.objects.bulk_create(
        Delivery(event=event, user=person, channel=Channel.MAIL, rhythm=rhythm, state=DeliveryState.WAITING)
        for person in people
    )
    notebooks = [tmp_path / f"{number}" for number in range(RACERS)]
    racers = [fork(claim_all, notebook) for notebook in notebooks]
    for racer in racers:
        racer.join(60)
    claimed = [line for notebook in notebooks for line in notebook.read_text().split()]
    assert len(claimed) == MAILS
    assert len(set(claimed)) == MAILS
