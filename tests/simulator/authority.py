"""A certificate authority made at start and forgotten at the end, so that https is tested with verification on."""

from __future__ import annotations

import ipaddress
import shutil
import ssl
import tempfile
import threading
import weakref
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID

DAY = timedelta(days=1)


class Authority:
    """Issues server certificates; `bundle` is the file that makes them trusted (`--ca-bundle`)."""

    def __init__(self, folder: Path | None = None, name: str = "linkaudit test authority") -> None:
        self._folder = folder or Path(tempfile.mkdtemp(prefix="linkaudit-ca-"))
        if folder is None:
            weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True, exist_ok=True)
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        self._lock = threading.Lock()
        self._contexts: dict[tuple[str, ...], ssl.SSLContext] = {}
        self.bundle = self._folder / "ca.pem"
        self.bundle.write_bytes(self._own_certificate().public_bytes(serialization.Encoding.PEM))

    def context(self, *names: str) -> ssl.SSLContext:
        """A server context with a good certificate for these names, made once."""
        with self._lock:
            if names not in self._contexts:
                self._contexts[names] = self.issue(names)
            return self._contexts[names]

    def issue(
        self,
        names: Sequence[str],
        *,
        age_days: int = 1,
        life_days: int = 30,
        self_signed: bool = False,
        shows_root: bool = False,
        issuer_at: str | None = None,
    ) -> ssl.SSLContext:
        """A server context whose certificate is `age_days` old (negative: not yet valid) and good for `life_days`.

        With `shows_root` the server also sends the certificate of this authority; `issuer_at` is where the server's own says
        that it can be fetched.
        """
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        with tempfile.NamedTemporaryFile(dir=self._folder, suffix=".pem") as file:
            file.write(self._pem(names, age_days, life_days, self_signed=self_signed, issuer_at=issuer_at))
            file.write(self.bundle.read_bytes() if shows_root else b"")
            file.flush()
            context.load_cert_chain(file.name)
        return context

    def certificate_file(self, names: Sequence[str]) -> Path:
        """A good certificate and its key in a file, for a server in another process."""
        path = self._folder / f"{len(list(self._folder.iterdir()))}.pem"
        path.write_bytes(self._pem(names, 1, 30, self_signed=False))
        return path

    def _pem(
        self, names: Sequence[str], age_days: int, life_days: int, *, self_signed: bool, issuer_at: str | None = None
    ) -> bytes:
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0][:64])])
        start = datetime.now(UTC) - DAY * age_days
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(subject if self_signed else self._name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(start)
            .not_valid_after(start + DAY * life_days)
            .add_extension(x509.SubjectAlternativeName([_general_name(name) for name in names]), critical=False)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(self._key.public_key()), critical=False)
        )
        if issuer_at is not None:
            place = x509.AccessDescription(AuthorityInformationAccessOID.CA_ISSUERS, x509.UniformResourceIdentifier(issuer_at))
            builder = builder.add_extension(x509.AuthorityInformationAccess([place]), critical=False)
        certificate = builder.sign(key if self_signed else self._key, hashes.SHA256())
        return certificate.public_bytes(serialization.Encoding.PEM) + key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )

    def _own_certificate(self) -> x509.Certificate:
        now = datetime.now(UTC)
        usage = x509.KeyUsage(
            digital_signature=True,
            key_cert_sign=True,
            crl_sign=True,
            content_commitment=False,
            key_encipherment=False,
            data_encipherment=False,
            key_agreement=False,
            encipher_only=False,
            decipher_only=False,
        )
        return (
            x509.CertificateBuilder()
            .subject_name(self._name)
            .issuer_name(self._name)
            .public_key(self._key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - DAY * 400)
            .not_valid_after(now + DAY * 400)
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(usage, critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(self._key.public_key()), critical=False)
            .sign(self._key, hashes.SHA256())
        )


def _general_name(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name.encode("idna").decode("ascii"))
