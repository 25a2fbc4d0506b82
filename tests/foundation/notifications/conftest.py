from tests.foundation.notifications.room import room as room
from tests.foundation.notifications.smtp import mail_server as mail_server
