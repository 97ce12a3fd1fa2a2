"""The mail server can be reached, encrypts, and lets dialin in; no mail is sent."""

from collections.abc import Iterable

from dialin.cli.doctor.findings import Finding, fine, wrong
from dialin.cli.doctor.house import House
from dialin.mail.composing import Sender
from dialin.mail.promise import MailTrouble
from dialin.mail.smtp import SmtpMailer

PATIENCE = 5.0  # seconds for each of its answers
MEND = "Compare DIALIN_SMTP_URL with what the mail server's people say, and see whether a firewall is in between."


def look(house: House) -> Iterable[Finding]:
    server, sender = house.settings.mail_server, house.settings.mail_from
    if server is None or sender is None:
        yield fine("No mail server is set, so none are offered.")
        return
    try:
        SmtpMailer(server, Sender(sender), patience=PATIENCE).try_out()
    except MailTrouble as trouble:
        yield wrong(f"{str(trouble).rstrip('.')} ({server.host}, port {server.port}).", MEND)
    else:
        how = {"none": "without encryption", "starttls": "by STARTTLS", "tls": "encrypted"}[server.encryption.value]
        yield fine(f"{server.host} takes mails from {sender}, {how}; none was sent.")
