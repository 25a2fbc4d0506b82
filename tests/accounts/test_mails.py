"""Mails of the entrance: they wait for the mail server, leave once, and leave nothing behind."""

import datetime as dt
import smtplib

import pytest
from django.core import mail
from django.utils import timezone

from accounts.actions.mails import purge_entrance_mails
from accounts.mail_layout import as_html, tidy
from accounts.models import EntranceMail
from foundation.jobs.actions import sweep_runs
from foundation.jobs.models import JobRun
from foundation.jobs.runner import run
from tests.accounts.views.test_entrance import sign_up
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db


def test_a_mail_server_that_is_down_stops_nobody(client, monkeypatch, time_machine):
    time_machine.move_to("2026-03-02 09:00:00+00:00")
    with monkeypatch.context() as down:
        down.setattr("django.core.mail.message.EmailMessage.send", _refuse)
        assert sign_up(client, "lea@mairie.example").status_code == 200
        run(JobRun.objects.latest("pk").pk)
    assert EntranceMail.objects.count() == 1

    time_machine.shift(dt.timedelta(minutes=2))
    sweep_runs()
    run_jobs()

    assert [message.to for message in mail.outbox] == [["lea@mairie.example"]]
    assert not EntranceMail.objects.exists()


def test_running_the_job_twice_sends_one_mail(client):
    from accounts.tasks import send_entrance_mail

    sign_up(client, "lea@mairie.example")
    waiting = EntranceMail.objects.get()
    send_entrance_mail(waiting.pk)
    send_entrance_mail(waiting.pk)

    assert len(mail.outbox) == 1


def test_a_mail_that_could_not_leave_is_forgotten(client):
    sign_up(client, "lea@mairie.example")
    EntranceMail.objects.update(created_at=timezone.now() - dt.timedelta(days=3))

    purge_entrance_mails()

    assert not EntranceMail.objects.exists()


def test_the_html_is_the_text():
    html = as_html("Objet", "Bonjour <b>,\n\nhttps://essaim.example/compte/?a=1&b=2\n\nÀ bientôt")

    assert "Bonjour &lt;b&gt;," in html
    assert 'href="https://essaim.example/compte/?a=1&amp;b=2"' in html


def test_paragraphs_are_one_line_apart():
    assert tidy("\n\nUn\n\n\n  \nDeux\n") == "Un\n\nDeux\n"


def _refuse(*args: object, **kwargs: object) -> None:
    raise smtplib.SMTPServerDisconnected("451")
