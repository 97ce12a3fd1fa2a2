"""A changed secret key is noticed: by its proof, or in an older database by a PIN that it does not open."""

import secrets

from dialin.actions.keys.prove_key import FORMER_KEY, WRONG_KEY, KeyFound, look_at_key, prove_key, refuse_wrong_key
from dialin.services import Services
from dialin.store.instance import KEY_PROOF, find_fact
from tests.acting import acting
from tests.building import make_event, register_people
from tests.config.credentials import SECRET

OTHER = secrets.token_hex(32)


def test_the_first_key_is_remembered_and_every_other_refused(services: Services) -> None:
    with acting(services) as act:
        assert look_at_key(act, [SECRET]) is KeyFound.FIRST
        assert find_fact(act, KEY_PROOF) is None  # whoever looks writes nothing
        assert prove_key(act, [SECRET]) is None
        assert prove_key(act, [SECRET]) is None
        assert prove_key(act, [OTHER]) == WRONG_KEY
        assert refuse_wrong_key(act, [OTHER]) == WRONG_KEY
        assert refuse_wrong_key(act, [SECRET]) is None


def test_a_key_that_is_being_changed_is_told_from_a_wrong_one(services: Services) -> None:
    with acting(services) as act:
        assert prove_key(act, [SECRET]) is None
        assert look_at_key(act, [OTHER, SECRET]) is KeyFound.FORMER
        assert prove_key(act, [OTHER, SECRET]) == FORMER_KEY
        assert prove_key(act, [SECRET, OTHER]) is None


def test_in_a_database_older_than_its_proof_a_pin_tells_the_wrong_key(services: Services) -> None:
    register_people(services, make_event(services), 1)
    with acting(services) as act:
        assert prove_key(act, [OTHER]) == WRONG_KEY
        assert find_fact(act, KEY_PROOF) is None
        assert look_at_key(act, [OTHER, SECRET]) is KeyFound.FORMER
        assert prove_key(act, [SECRET]) is None


def test_the_proof_gives_nothing_of_the_key_away(services: Services) -> None:
    with acting(services) as act:
        prove_key(act, [SECRET])
        proof = find_fact(act, KEY_PROOF)
    assert proof is not None
    assert not [piece for piece in (SECRET[at : at + 6] for at in range(len(SECRET) - 5)) if piece in proof]
