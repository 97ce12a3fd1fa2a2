"""An authority of a test's own, and servers' certificates of every kind."""

import ssl
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from dialin.clock import wall_clock

BEGAN = timedelta(days=400)
PEM = serialization.Encoding.PEM


@dataclass(frozen=True)
class Authority:
    """file: its own certificate, for whoever is to believe it."""

    key: ec.EllipticCurvePrivateKey
    name: x509.Name
    file: Path

    def certify(self, *, host: str = "localhost", days: float = 90, begins: timedelta = -BEGAN) -> ssl.SSLContext:
        """What a server of this name shows."""
        return _shown(self.file.parent, *_certificate(_named(host), host, self, days=days, begins=begins))


def authority(folder: Path, name: str) -> Authority:
    key = ec.generate_private_key(ec.SECP256R1())
    made = Authority(key, _named(name), folder / f"{name}.pem")
    _, certificate = _certificate(made.name, None, made, days=900, begins=-BEGAN, key=key)
    made.file.write_bytes(certificate.public_bytes(PEM))
    return made


def signed_by_itself(folder: Path) -> ssl.SSLContext:
    alone = Authority(ec.generate_private_key(ec.SECP256R1()), _named("localhost"), folder / "alone.pem")
    return _shown(folder, *_certificate(alone.name, "localhost", alone, days=90, begins=-BEGAN, key=alone.key))


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _certificate(
    subject: x509.Name,
    host: str | None,
    by: Authority,
    *,
    days: float,
    begins: timedelta,
    key: ec.EllipticCurvePrivateKey | None = None,
) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    """host: None for an authority's own."""
    now: datetime = wall_clock()
    own = key or ec.generate_private_key(ec.SECP256R1())
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by.name)
        .public_key(own.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + begins)
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.BasicConstraints(ca=host is None, path_length=None), critical=True)
    )
    if host is not None:
        builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
    return own, builder.sign(by.key, hashes.SHA256())


def _shown(folder: Path, key: ec.EllipticCurvePrivateKey, certificate: x509.Certificate) -> ssl.SSLContext:
    file = folder / f"{certificate.serial_number}.pem"
    private = key.private_bytes(PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    file.write_bytes(private + certificate.public_bytes(PEM))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(file)
    return context
