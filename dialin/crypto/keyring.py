"""The keys at hand: the one of today, and while it is being changed the former one too."""

import threading
from collections.abc import Sequence

from dialin.crypto.sealing_key import MARK, MARK_LENGTH, SealingKey, WrongSecretKey, derive_sealing_key


class Keyring:
    """secrets: the first is to be used from now on; what the others have sealed is opened as well.

    Where there are several, the database says by which one it is sealed (`store/sealing/present.py`). That one is
    `present`: what is written is sealed by it, and what is looked up is looked up by it. Each thread has its own, for
    the transaction that it is in.
    """

    def __init__(self, secrets: Sequence[str]) -> None:
        self.all = tuple(derive_sealing_key(secret) for secret in secrets)
        self.first, self.former = self.all[0], self.all[-1]
        self.is_changing = self.first.id != self.former.id
        self._by_id = {key.id: key for key in self.all}
        self._here = threading.local()

    @property
    def present(self) -> SealingKey:
        if not self.is_changing:
            return self.first
        found = getattr(self._here, "present", self.former)
        assert isinstance(found, SealingKey)
        return found

    def go_by(self, key_id: str | None) -> None:
        """In this thread from now on; None: the database does not say. Raises `WrongSecretKey` for an unknown one."""
        self._here.present = self.former if key_id is None else self.named(key_id)

    def named(self, key_id: str) -> SealingKey:
        """Raises `WrongSecretKey` where it is not at hand."""
        found = self._by_id.get(key_id)
        if found is None:
            raise WrongSecretKey(
                "The database is sealed with another DIALIN_SECRET_KEY. Set the earlier one;"
                " or both, separated by a comma, the new one first."
            )
        return found

    def open_text(self, sealed: str) -> str:
        return self.named(sealed[2:10]).open(sealed[:MARK_LENGTH], sealed[MARK_LENGTH:]).decode()

    def open_bytes(self, sealed: bytes) -> bytes:
        mark = sealed[:MARK_LENGTH].decode("latin-1")
        return self.named(mark[2:10]).open(mark, sealed[MARK_LENGTH:])


def is_sealed(value: object) -> bool:
    """Whether it begins as what was sealed here does."""
    if isinstance(value, str):
        return value[:1] == "~" and MARK.match(value) is not None
    if isinstance(value, bytes):
        return value[:1] == b"~" and MARK.match(value[:MARK_LENGTH].decode("latin-1")) is not None
    return False
