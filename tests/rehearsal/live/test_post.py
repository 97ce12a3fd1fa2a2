"""The page of the mailbox shows text messages, mails and letters as they arrive."""

from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from dialin.rehearsal.mailbox.mailbox import Letter, read_mail
from tests.browser.launching import BROWSER_MARKS
from tests.rehearsal.live.server import served
from tests.rehearsal.mailbox.test_mailbox import CITY, ERNA, mail
from tests.rehearsal.webhooks import NUMBER, START, Webhooks
from tests.slowness import LONG_ENOUGH

MOBILE, LETTER = "+4917139200010", b"%PDF-1.7 a letter"
TIMEOUT = 1000 * LONG_ENOUGH

pytestmark = list(BROWSER_MARKS)


@pytest.fixture
def serving():
    with served(Webhooks({})) as running:
        yield running


@pytest.fixture
def page(browser, serving, request):
    width = getattr(request, "param", 1280)
    opened = browser.new_page(viewport={"width": width, "height": 844}, reduced_motion="reduce")
    errors = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.goto(serving.url)
    opened.click("text=Postfach")
    expect(opened.locator("#empty")).to_be_visible()
    yield opened
    opened.close()
    assert errors == []


def fill(serving):
    """An SMS, a mail with a file and a letter."""
    with serving.company.turn():
        serving.company.messages.send(MOBILE, NUMBER, "Ihre PIN: 748 290", None)
    serving.company.mailbox.keep(read_mail(bytes(mail(ERNA, pdf=b"%PDF-1.7 the file")), CITY, (ERNA,), START))
    serving.company.mailbox.letters.append(Letter("Erna Müller, Lindenweg 3", LETTER, START))


@pytest.mark.parametrize("page", [1280, 390], indirect=True)
def test_whatever_arrives_appears_by_itself_and_can_be_opened(page, serving):
    fill(serving)
    page.wait_for_selector(".item.sms >> text=angekommen", timeout=TIMEOUT)
    assert page.locator(".item").count() == 3
    assert "Ihre PIN: 748 290" in page.inner_text(".item.sms")
    assert "Ihr Platz für morgen, größer" in page.inner_text(".item.mail")
    assert "Brief an Erna Müller, Lindenweg 3" in page.inner_text(".item.letter")
    for kind, content in (("letter", LETTER), ("mail", b"%PDF-1.7 the file")):
        address = page.get_attribute(f".item.{kind} .file", "href")
        with urlopen(serving.url + address, timeout=LONG_ENOUGH) as answer:
            assert (answer.headers["Content-Type"], answer.read()) == ("application/pdf", content)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator("#empty").is_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_read_in_english_and_without_barriers(page, serving, scheme):
    page.emulate_media(color_scheme=scheme)
    fill(serving)
    page.click("text=English")
    page.wait_for_selector("text=Letter to Erna Müller", timeout=TIMEOUT)
    found = Axe().run(page).response["violations"]
    assert [(problem["id"], problem["nodes"][0]["html"]) for problem in found] == []


def test_what_is_not_there_is_not_found(serving):
    for path in ("mails/0/0", "letters/0"):
        with pytest.raises(HTTPError, match="404"):
            urlopen(f"{serving.url}/rehearsal/mailbox/{path}", timeout=LONG_ENOUGH)
