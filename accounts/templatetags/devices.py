"""`{{ session.user_agent|device }}`: « Firefox sur Windows »."""

from django import template

from accounts.devices import device_name

register = template.Library()
register.filter("device", device_name)
