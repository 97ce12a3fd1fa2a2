"""What copying does to a text is taken away, and nothing else."""

from dialin.invitations.ground.cleaning import clean
from dialin.invitations.ground.encoded import decode_pasted
from dialin.invitations.ground.wrapping import unwrap

SAME = {
    "\u202a+49\u00a030\u200b 23125\u2011600\u202c": "+49 30 23125-600",
    "Meeting-ID: \uff18\uff11\uff12 \uff13\uff14\uff15": "Meeting-ID: 812 345",
    "tel:%2B493023125600,,*01*123%23%23*01*": "tel:+493023125600,,*01*123##*01*",
    "Kenncode: **123456**": "Kenncode: 123456",
    "*Kenncode:* 123456": "Kenncode: 123456",
    "+493023125600,,812#,,,,*123#": "+493023125600,,812#,,,,*123#",
    "+493023125600\\,\\,812#": "+493023125600,,812#",
    "pplluuss 49 30 23125600": "+49 30 23125600",
    "FÃ¼r &amp;#43;49 &uuml;ber": "Für +49 über",
    "[anrufen](tel:+493023125600,,812#)": "anrufen <tel:+493023125600,,812#>",
    "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fzoom.us%2Fj%2F812&data=05&x=1": "https://zoom.us/j/812",
}


def test_what_copying_does_is_taken_away() -> None:
    assert {copied: clean(copied) for copied in SAME} == SAME


def test_the_source_of_a_mail_is_decoded_and_other_texts_stay() -> None:
    assert decode_pasted("Gr=C3=BC=C3=9Fe, Zugangscode: 740=\n251") == "Grüße, Zugangscode: 740251"
    for text in ("1 + 1 =\n2", "a=b, c=DE", "https://x.example/?MTID=m3D"):
        assert decode_pasted(text) == text


def test_lines_cut_at_one_width_are_put_together_and_lists_stay() -> None:
    whole = "Zum Teilnehmen wählen Sie die Rufnummer +49 30 23125600 und geben dort die Konferenz-ID 748 290 111# ein."
    cut = "\n".join(whole[at : at + 30] for at in range(0, len(whole), 30))
    assert unwrap(cut) == whole
    numbers = "\n".join(f"+49 30 2312560{digit} Deutschland (Berlin)" for digit in range(5))
    assert unwrap(numbers) == numbers
