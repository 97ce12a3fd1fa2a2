"""A refusal says in one sentence what to change."""

from dialin.rules.refusals import Refused


def test_a_refusal_reads_as_its_sentence_with_the_values_filled_in():
    assert str(Refused("Write {zone} with its continent.", {"zone": "Berlin"})) == ("Write Berlin with its continent.")


def test_the_sentence_keeps_its_placeholders_so_that_a_translation_is_found_under_it():
    assert Refused("Write {zone}.", {"zone": "Berlin"}).sentence == "Write {zone}."


def test_a_value_with_braces_is_shown_as_it_was_written():
    assert str(Refused("Write {zone}.", {"zone": "{0.__class__}"})) == "Write {0.__class__}."


def test_refusals_can_be_compared_and_collected():
    assert len({Refused("No.", {"a": "b"}), Refused("No.", {"a": "b"})}) == 1


def test_a_refusal_carries_its_field_and_the_rule_that_knows_it_may_name_it():
    assert Refused("Write the end.", field="ends").field == "ends"
    assert Refused("Write {zone}.", {"zone": "Berlin"}).at("timezone") == Refused(
        "Write {zone}.", {"zone": "Berlin"}, field="timezone"
    )
