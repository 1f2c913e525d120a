"""Keys load from whatever form they arrive in, and each usual mistake is told by its name."""

import base64
import datetime as dt
import re
import subprocess
import sys
import textwrap
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    pkcs7,
    pkcs12,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from wechatpay_runtime.errors import ConfigurationError
from wechatpay_runtime.keys import (
    KeySource,
    check_apiv3_key,
    check_key_fits_certificate,
    check_mchid,
    check_public_key_id,
    check_serial_no,
    load_private_key,
    load_public_key,
)

SETTING = "merchant_private_key (WECHATPAY_MERCHANT_PRIVATE_KEY)"
PLATFORM = "商户平台 → 账户中心 → API安全"
SERIAL_NO = 0x0A1B2C3D4E5F60718293A4B5C6D7E8F901234567
SERIAL_TEXT = "0A1B2C3D4E5F60718293A4B5C6D7E8F901234567"
APIV3_KEY = "q7Zr2Kx9Lm4Tb8Vn1Hs6Wd3Fg5Jc0PyE"
PUBLIC_KEY_ID = "PUB_KEY_ID_0000000000000024101100397200000006"
NAME = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "1900013511")])
DAY = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)

Samples = Mapping[str, bytes]
quick = settings(derandomize=True, database=None, deadline=None, max_examples=150)


def element(tag: int, *parts: bytes) -> bytes:
    content = b"".join(parts)
    size = len(content).to_bytes(2)
    return bytes([tag, 0x82]) + size + content


def pem(label: str, der: bytes) -> bytes:
    body = "\n".join(textwrap.wrap(base64.b64encode(der).decode(), 64))
    return f"-----BEGIN {label}-----\n{body}\n-----END {label}-----\n".encode()


def private_pem(
    key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | dsa.DSAPrivateKey | ed25519.Ed25519PrivateKey,
    form: PrivateFormat = PrivateFormat.PKCS8,
    encryption: KeySerializationEncryption | None = None,
) -> bytes:
    return key.private_bytes(Encoding.PEM, form, encryption or NoEncryption())


def public_pem(key: rsa.RSAPublicKey | ec.EllipticCurvePublicKey, form: PublicFormat) -> bytes:
    return key.public_bytes(Encoding.PEM, form)


def certificate_of(key: rsa.RSAPrivateKey, serial_no: int) -> x509.Certificate:
    builder = x509.CertificateBuilder(NAME, NAME, key.public_key(), serial_no, DAY, DAY + dt.timedelta(days=1825))
    return builder.sign(key, hashes.SHA256())


@pytest.fixture(scope="session")
def merchant_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


@pytest.fixture(scope="session")
def other_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


@pytest.fixture(scope="session")
def samples(merchant_key: rsa.RSAPrivateKey, other_key: rsa.RSAPrivateKey) -> Samples:
    """Every file that the tables below speak of, by name."""
    ec_key = ec.generate_private_key(ec.SECP256R1())
    dsa_key = dsa.generate_private_key(2048)
    certificate = certificate_of(merchant_key, SERIAL_NO)
    public = merchant_key.public_key()
    sm2_algorithm = element(0x30, bytes.fromhex("06072a8648ce3d020106082a811ccf5501822d"))
    password = BestAvailableEncryption(b"1900013511")
    container = pkcs12.serialize_key_and_certificates(b"apiclient", merchant_key, certificate, None, password)
    return {
        "pkcs8": private_pem(merchant_key),
        "pkcs1": private_pem(merchant_key, PrivateFormat.TraditionalOpenSSL),
        "pkcs8 der": merchant_key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()),
        "pkcs1 der": merchant_key.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption()),
        "spki": public_pem(public, PublicFormat.SubjectPublicKeyInfo),
        "public pkcs1": public_pem(public, PublicFormat.PKCS1),
        "spki der": public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo),
        "public pkcs1 der": public.public_bytes(Encoding.DER, PublicFormat.PKCS1),
        "certificate": certificate.public_bytes(Encoding.PEM),
        "certificate der": certificate.public_bytes(Encoding.DER),
        "other certificate": certificate_of(other_key, 7).public_bytes(Encoding.PEM),
        "other pkcs8": private_pem(other_key),
        "other spki": public_pem(other_key.public_key(), PublicFormat.SubjectPublicKeyInfo),
        "request": x509.CertificateSigningRequestBuilder(NAME)
        .sign(merchant_key, hashes.SHA256())
        .public_bytes(Encoding.PEM),
        "encrypted pkcs8": private_pem(merchant_key, encryption=password),
        "encrypted pkcs1": private_pem(merchant_key, PrivateFormat.TraditionalOpenSSL, password),
        "pkcs12": container,
        "pkcs7": pkcs7.serialize_certificates([certificate], Encoding.PEM),
        "ssh": private_pem(merchant_key, PrivateFormat.OpenSSH),
        "ssh public": public.public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH),
        "ec pkcs8": private_pem(ec_key),
        "ec sec1": private_pem(ec_key, PrivateFormat.TraditionalOpenSSL),
        "ec parameters": pem("EC PARAMETERS", bytes.fromhex("06082a8648ce3d030107"))
        + private_pem(ec_key, PrivateFormat.TraditionalOpenSSL),
        "ec public": public_pem(ec_key.public_key(), PublicFormat.SubjectPublicKeyInfo),
        "ed25519": private_pem(ed25519.Ed25519PrivateKey.generate()),
        "dsa pkcs8": private_pem(dsa_key),
        "dsa traditional": private_pem(dsa_key, PrivateFormat.TraditionalOpenSSL),
        "sm2": pem("PRIVATE KEY", element(0x30, b"\x02\x01\x00", sm2_algorithm, element(0x04, b"\x01" * 32))),
        "1024 bits": private_pem(rsa.generate_private_key(65537, 1024)),  # noqa: S505 - a key to be refused
        "3072 bits": private_pem(rsa.generate_private_key(65537, 3072)),
        "exponent 3": private_pem(rsa.generate_private_key(3, 2048)),
        "public exponent 3": public_pem(
            rsa.RSAPublicNumbers(3, public.public_numbers().n).public_key(), PublicFormat.SubjectPublicKeyInfo
        ),
        "apiv3 key": APIV3_KEY.encode(),
    }


def secret_pieces(samples: Samples) -> set[str]:
    """Every line of every sample's text, and the DER forms in pieces: what no message may hold."""
    lines = {line for content in samples.values() for line in content.decode("latin-1").splitlines() if len(line) > 15}
    return {line for line in lines if "-----" not in line}


def text(name: str) -> Callable[[Samples], KeySource]:
    return lambda samples: samples[name].decode()


def octets(name: str) -> Callable[[Samples], KeySource]:
    return lambda samples: samples[name]


def changed(name: str, change: Callable[[str], str]) -> Callable[[Samples], KeySource]:
    return lambda samples: change(samples[name].decode())


def latin_1(content: bytes) -> str:
    return content.decode("latin-1")


def body(pem_text: str) -> str:
    return "".join(pem_text.splitlines()[1:-1])


def without_last_body_lines(pem_text: str) -> str:
    lines = pem_text.splitlines()
    return "\n".join([*lines[:-6], lines[-1]])


ANY_WRAPPING: list[tuple[str, Callable[[str], str]]] = [
    ("as it is", str),
    ("byte order mark", lambda pem_text: "\ufeff" + pem_text),
    ("windows line ends", lambda pem_text: pem_text.replace("\n", "\r\n")),
    ("old mac line ends", lambda pem_text: pem_text.replace("\n", "\r")),
    ("blanks around", lambda pem_text: f"\n\t  {pem_text}  \n\n"),
    ("indented lines", lambda pem_text: textwrap.indent(pem_text, "    ")),
    ("literal backslash n", lambda pem_text: pem_text.replace("\n", "\\n")),
    ("literal backslash r and n", lambda pem_text: pem_text.replace("\n", "\\r\\n")),
    ("doubly escaped backslash n", lambda pem_text: pem_text.replace("\n", "\\\\n")),
    ("one line with blanks", lambda pem_text: pem_text.replace("\n", " ")),
    ("one line with nothing between", lambda pem_text: pem_text.replace("\n", "")),
    ("double quotes", lambda pem_text: f'"{pem_text}"'),
    ("single quotes and literal backslash n", lambda pem_text: "'" + pem_text.replace("\n", "\\n") + "'"),
    ("body alone", body),
    ("body alone in lines", lambda pem_text: "\n".join(pem_text.splitlines()[1:-1])),
    ("body alone with quotes", lambda pem_text: f'"{body(pem_text)}"'),
    ("a comment before it", lambda pem_text: f"Bag Attributes\n    friendlyName: 商户\n{pem_text}"),
]
wrapped = pytest.mark.parametrize("wrap", [row[1] for row in ANY_WRAPPING], ids=[row[0] for row in ANY_WRAPPING])


@wrapped
@pytest.mark.parametrize("form", ["pkcs8", "pkcs1"])
def test_a_private_key_loads_from_text_in_any_wrapping(
    samples: Samples, merchant_key: rsa.RSAPrivateKey, form: str, wrap: Callable[[str], str]
) -> None:
    key = load_private_key(wrap(samples[form].decode()), setting=SETTING)
    assert key.private_numbers() == merchant_key.private_numbers()


@wrapped
@pytest.mark.parametrize("form", ["spki", "public pkcs1"])
def test_a_public_key_loads_from_text_in_any_wrapping(
    samples: Samples, merchant_key: rsa.RSAPrivateKey, form: str, wrap: Callable[[str], str]
) -> None:
    key = load_public_key(wrap(samples[form].decode()), setting=SETTING)
    assert key.public_numbers() == merchant_key.public_key().public_numbers()


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_private_key_loads_from_bytes_of_text_in_any_encoding(samples: Samples, encoding: str) -> None:
    assert load_private_key(samples["pkcs8"].decode().encode(encoding), setting=SETTING).key_size == 2048


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_private_key_loads_from_a_file_in_any_encoding(samples: Samples, encoding: str, tmp_path: Path) -> None:
    file = tmp_path / "apiclient_key.pem"
    file.write_bytes(samples["pkcs8"].decode().encode(encoding))
    assert load_private_key(file, setting=SETTING).key_size == 2048


@pytest.mark.parametrize("form", ["pkcs8 der", "pkcs1 der"])
def test_a_private_key_loads_from_der(samples: Samples, form: str) -> None:
    assert load_private_key(samples[form], setting=SETTING).key_size == 2048


@pytest.mark.parametrize("form", ["spki der", "public pkcs1 der"])
def test_a_public_key_loads_from_der(samples: Samples, form: str) -> None:
    assert load_public_key(samples[form], setting=SETTING).key_size == 2048


@pytest.mark.parametrize("label", ["PRIVATE KEY", "RSA PRIVATE KEY", "RSAPRIVATEKEY"])
@pytest.mark.parametrize("form", ["pkcs8 der", "pkcs1 der"])
def test_the_body_decides_and_not_the_label_of_a_private_key(samples: Samples, form: str, label: str) -> None:
    assert load_private_key(pem(label, samples[form]), setting=SETTING).key_size == 2048


@pytest.mark.parametrize("label", ["PUBLIC KEY", "RSA PUBLIC KEY"])
@pytest.mark.parametrize("form", ["spki der", "public pkcs1 der"])
def test_the_body_decides_and_not_the_label_of_a_public_key(samples: Samples, form: str, label: str) -> None:
    assert load_public_key(pem(label, samples[form]), setting=SETTING).key_size == 2048


def quoted(path: Path) -> str:
    return f'"{path}"'


def with_blanks(path: Path) -> str:
    return f" {path}\n"


@pytest.mark.parametrize("as_given", [str, quoted, with_blanks, Path])
def test_a_path_may_be_text_with_quotes_or_blanks_or_a_path_object(
    samples: Samples, tmp_path: Path, as_given: Callable[[Path], KeySource]
) -> None:
    file = tmp_path / "merchant key"
    file.write_bytes(samples["pkcs8"])
    assert load_private_key(as_given(file), setting=SETTING).key_size == 2048


def test_a_path_may_start_at_the_home_folder(samples: Samples, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    (tmp_path / "apiclient_key.pem").write_bytes(samples["pkcs8"])
    assert load_private_key("~/apiclient_key.pem", setting=SETTING).key_size == 2048


def test_a_file_may_hold_certificate_and_key(samples: Samples) -> None:
    bundle = samples["certificate"] + samples["pkcs8"]
    assert load_private_key(bundle, setting=SETTING, serial_no=SERIAL_TEXT).key_size == 2048


APICLIENT_KEY = "apiclient_key.pem"
PRIVATE_MISTAKES: list[tuple[str, Callable[[Samples], KeySource], str, str]] = [
    ("empty text", lambda _: "", "is empty. ", APICLIENT_KEY),
    ("blank text", lambda _: " \n", "is empty. ", APICLIENT_KEY),
    ("empty quotes", lambda _: '""', "is empty. ", APICLIENT_KEY),
    ("empty bytes", lambda _: b"", "is empty. ", APICLIENT_KEY),
    (
        "no such file",
        lambda _: "/nowhere/k.pem",
        "names a file that does not exist: '/nowhere/k.pem'. ",
        "working folder",
    ),
    ("no such file, as Path", lambda _: Path("k.pem"), "names a file that does not exist: 'k.pem'. ", "working folder"),
    ("folder", lambda _: "/", "names a folder: '/'. ", "Name the file in it."),
    ("folder, as Path", lambda _: Path(), "names a folder: '.'. ", "Name the file in it."),
    ("file as folder", lambda _: Path(__file__) / "k.pem", "names a file that cannot be read: ", "permissions"),
    (
        "text as Path",
        lambda samples: Path(samples["pkcs8"].decode()),
        "is a path object made of a key's text. ",
        "without Path()",
    ),
    ("encrypted pkcs8", text("encrypted pkcs8"), "holds a private key encrypted with a password. ", "openssl pkey -in"),
    ("encrypted pkcs1", text("encrypted pkcs1"), "holds a private key encrypted with a password. ", "openssl pkey -in"),
    ("encrypted body", changed("encrypted pkcs8", body), "holds a private key encrypted with a password. ", "openssl"),
    ("certificate", text("certificate"), "holds a certificate, not a private key. ", APICLIENT_KEY),
    ("certificate der", octets("certificate der"), "holds a certificate, not a private key. ", APICLIENT_KEY),
    ("certificate body", changed("certificate", body), "holds a certificate, not a private key. ", APICLIENT_KEY),
    (
        "cut certificate",
        changed("certificate", without_last_body_lines),
        "holds a certificate, not a pri",
        APICLIENT_KEY,
    ),
    ("request", text("request"), "holds a certificate request (CSR). ", APICLIENT_KEY),
    ("public key", text("spki"), "holds a public key, not a private key. ", APICLIENT_KEY),
    ("public pkcs1", text("public pkcs1"), "holds a public key, not a private key. ", APICLIENT_KEY),
    ("pkcs12", octets("pkcs12"), "holds a PKCS#12 file (.p12). ", "openssl pkcs12 -in apiclient_cert.p12"),
    ("pkcs7", text("pkcs7"), "holds a PKCS#7 bundle of certificates (.p7b). ", APICLIENT_KEY),
    ("ec pkcs8", text("ec pkcs8"), "holds an EC key. ", "RSA key of 2048 bits"),
    ("ec sec1", text("ec sec1"), "holds an EC key. ", "RSA key of 2048 bits"),
    ("ec parameters", text("ec parameters"), "holds an EC key. ", "RSA key of 2048 bits"),
    ("ed25519", text("ed25519"), "holds an Ed25519 key. ", "RSA key of 2048 bits"),
    ("dsa pkcs8", text("dsa pkcs8"), "holds a DSA key. ", "RSA key of 2048 bits"),
    ("dsa traditional", text("dsa traditional"), "holds a DSA key. ", "RSA key of 2048 bits"),
    ("sm2", text("sm2"), "holds an SM2 key. ", "RSA key of 2048 bits"),
    ("1024 bits", text("1024 bits"), "holds an RSA key of 1024 bits; WeChat Pay uses 2048. ", APICLIENT_KEY),
    ("3072 bits", text("3072 bits"), "holds an RSA key of 3072 bits; WeChat Pay uses 2048. ", APICLIENT_KEY),
    ("exponent 3", text("exponent 3"), "holds an RSA key with an unusual public exponent; ", "65537"),
    ("ssh", text("ssh"), "holds an SSH key. ", "logging in to servers"),
    ("ssh public", text("ssh public"), "holds an SSH key. ", "logging in to servers"),
    ("apiv3 key", text("apiv3 key"), "looks like the APIv3 key (32 letters and digits). ", "setting of its own"),
    (
        "apiv3 key bytes",
        octets("apiv3 key"),
        "looks like the APIv3 key (32 letters and digits). ",
        "setting of its own",
    ),
    ("serial number", lambda _: SERIAL_TEXT, "looks like a certificate serial number. ", "setting of its own"),
    ("key id", lambda _: PUBLIC_KEY_ID, "is the id of a WeChat Pay public key. ", "setting of its own"),
    (
        "cut at the end",
        changed("pkcs8", lambda key: key[:900]),
        "is cut off: it has a BEGIN line without ",
        "\\n between",
    ),
    ("first line", changed("pkcs8", lambda key: key.split("\n")[0]), "is cut off: it has a BEGIN line ", "\\n between"),
    (
        "cut at the start",
        changed("pkcs8", lambda key: key[90:]),
        "is cut off: it has an END line without ",
        "\\n between",
    ),
    (
        "cut in the middle",
        changed("pkcs8", without_last_body_lines),
        "is cut off: 1008 bytes are there, 12",
        "give the path of the file",
    ),
    ("cut body", changed("pkcs8", lambda key: body(key)[:999]), "is cut off: 747 bytes are there, 12", "give the path"),
    ("cut der", lambda samples: samples["pkcs8 der"][:800], "is cut off: 800 bytes are there, 12", "give the path"),
    (
        "no body",
        lambda _: pem("PRIVATE KEY", b""),
        "holds nothing between its BEGIN and END lines. ",
        "whole file again",
    ),
    (
        "damaged base64",
        changed("pkcs8", lambda key: key.replace("M", "?", 1)),
        "holds damaged base64. ",
        "whole file again",
    ),
    (
        "lost character",
        changed("pkcs8", lambda key: key[:99] + key[100:]),
        "is cut off: 1",
        "give the path of the file",
    ),
    (
        "lost dashes",
        changed("pkcs8", lambda key: key.replace("---", "—")),
        "holds a damaged BEGIN or END line ",
        "five hyphens",
    ),
    ("zeroed", lambda _: pem("PRIVATE KEY", bytes(900)), "holds a damaged key, or no key at all. ", "whole file again"),
    ("prose", lambda _: "ask Li for the key", "holds no key (18 characters of something else). ", "existing file"),
    (
        "two keys",
        lambda samples: samples["pkcs8"] + samples["other pkcs8"],
        "holds 2 private keys, so it is unclear ",
        "Needed",
    ),
    (
        "key of another certificate",
        lambda samples: samples["other certificate"] + samples["pkcs8"],
        f"holds the certificate {7:040X}, which belongs to another private key. ",
        "apiclient_cert.pem",
    ),
]
private_mistakes = pytest.mark.parametrize(
    ("source", "start", "cure"), [row[1:] for row in PRIVATE_MISTAKES], ids=[row[0] for row in PRIVATE_MISTAKES]
)


@private_mistakes
def test_a_wrong_private_key_is_refused_with_its_diagnosis_and_cure(
    samples: Samples, source: Callable[[Samples], KeySource], start: str, cure: str
) -> None:
    with pytest.raises(ConfigurationError) as caught:
        load_private_key(source(samples), setting=SETTING)
    message = str(caught.value)
    assert message.startswith(f"{SETTING} {start}")
    assert cure in message
    assert PLATFORM in message


PUB_KEY = "pub_key.pem"
PUBLIC_MISTAKES: list[tuple[str, Callable[[Samples], KeySource], str, str]] = [
    ("empty", lambda _: "", "is empty. ", PUB_KEY),
    (
        "no such file",
        lambda _: "no/pub_key.pem",
        "names a file that does not exist: 'no/pub_key.pem'. ",
        "working folder",
    ),
    ("private key", text("pkcs8"), "holds a private key, not a public key. ", "WeChat Pay's key verifies its replies"),
    ("private pkcs1", text("pkcs1"), "holds a private key, not a public key. ", "WeChat Pay's key verifies"),
    (
        "encrypted",
        text("encrypted pkcs8"),
        "holds a private key encrypted with a password, not a public key. ",
        PUB_KEY,
    ),
    ("pkcs12", octets("pkcs12"), "holds a PKCS#12 file (.p12), not a public key. ", PUB_KEY),
    ("certificate, platform", text("certificate"), "holds a certificate, not a public key. ", "platform certificate"),
    ("certificate, merchant", text("certificate"), "holds a certificate, not a public key. ", "apiclient_cert.pem"),
    ("certificate der", octets("certificate der"), "holds a certificate, not a public key. ", "leave this setting out"),
    ("ec", text("ec public"), "holds an EC key. ", "RSA key of 2048 bits"),
    ("exponent 3", text("public exponent 3"), "holds an RSA key with an unusual public exponent; ", "65537"),
    ("ssh", text("ssh public"), "holds an SSH key. ", PUB_KEY),
    ("key id", lambda _: PUBLIC_KEY_ID, "is the id of a WeChat Pay public key. ", "setting of its own"),
    ("cut", changed("spki", lambda key: key[:200]), "is cut off: it has a BEGIN line without its END line. ", PUB_KEY),
    ("damaged", changed("spki", lambda key: key.replace("M", "?", 1)), "holds damaged base64. ", PUB_KEY),
    (
        "two keys",
        lambda samples: samples["spki"] + samples["other spki"],
        "holds 2 public keys, so it is unclear ",
        PUB_KEY,
    ),
]


@pytest.mark.parametrize(
    ("source", "start", "cure"), [row[1:] for row in PUBLIC_MISTAKES], ids=[row[0] for row in PUBLIC_MISTAKES]
)
def test_a_wrong_public_key_is_refused_with_its_diagnosis_and_cure(
    samples: Samples, source: Callable[[Samples], KeySource], start: str, cure: str
) -> None:
    with pytest.raises(ConfigurationError) as caught:
        load_public_key(source(samples), setting=SETTING)
    message = str(caught.value)
    assert message.startswith(f"{SETTING} {start}")
    assert cure in message
    assert PLATFORM in message


def test_a_private_key_whose_numbers_do_not_belong_together_is_refused(samples: Samples) -> None:
    der = bytearray(samples["pkcs1 der"])
    der[40] ^= 1
    with pytest.raises(ConfigurationError, match="numbers do not belong together"):
        load_private_key(bytes(der), setting=SETTING)


def test_a_file_too_large_to_be_a_key_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "key.pem"
    file.write_bytes(b" " * ((1 << 20) + 1))
    with pytest.raises(ConfigurationError, match="names a file that is too large to be a key: "):
        load_private_key(file, setting=SETTING)


def test_a_link_that_leads_to_itself_cannot_be_read(tmp_path: Path) -> None:
    link = tmp_path / "key.pem"
    link.symlink_to(link)
    with pytest.raises(ConfigurationError, match="names a file that cannot be read: "):
        load_private_key(link, setting=SETTING)


def test_a_key_in_a_wrong_serial_is_told_offline_when_the_file_holds_the_certificate(samples: Samples) -> None:
    with pytest.raises(
        ConfigurationError, match=f"serial number {SERIAL_TEXT}, but another serial number is configured"
    ):
        load_private_key(samples["certificate"] + samples["pkcs8"], setting=SETTING, serial_no="AB" * 20)


@pytest.mark.parametrize("serial_no", [None, SERIAL_TEXT, SERIAL_TEXT.lower(), SERIAL_TEXT.removeprefix("0")])
def test_a_certificate_fits_its_key_and_its_serial_number(
    samples: Samples, merchant_key: rsa.RSAPrivateKey, serial_no: str | None
) -> None:
    check_key_fits_certificate(merchant_key, samples["certificate"], serial_no, setting=SETTING)


@pytest.mark.parametrize(
    ("certificate", "serial_no", "start"),
    [
        ("other certificate", None, f"holds the certificate {7:040X}, which belongs to another private key. "),
        ("certificate", "AB" * 20, f"holds the certificate with serial number {SERIAL_TEXT}, but another "),
        ("pkcs8", None, "holds a private key, not a certificate. "),
        ("spki", None, "holds a public key, not a certificate. "),
        ("pkcs12", None, "holds a PKCS#12 file (.p12), not a certificate. "),
        ("request", None, "holds a certificate request (CSR). "),
    ],
)
def test_a_certificate_that_does_not_fit_is_refused(
    samples: Samples, merchant_key: rsa.RSAPrivateKey, certificate: str, serial_no: str | None, start: str
) -> None:
    with pytest.raises(ConfigurationError) as caught:
        check_key_fits_certificate(merchant_key, samples[certificate], serial_no, setting=SETTING)
    assert str(caught.value).startswith(f"{SETTING} {start}")


def locals_in_our_frames(traceback: TracebackType | None) -> str:
    shown: list[str] = []
    while traceback is not None:
        if "wechatpay_runtime" in traceback.tb_frame.f_code.co_filename:
            shown.append(repr(traceback.tb_frame.f_locals))
        traceback = traceback.tb_next
    return "".join(shown)


@private_mistakes
def test_neither_message_nor_traceback_of_a_refusal_holds_key_material(
    samples: Samples, source: Callable[[Samples], KeySource], start: str, cure: str
) -> None:
    with pytest.raises(ConfigurationError) as caught:
        load_private_key(source(samples), setting=SETTING)
    error = caught.value
    frames = locals_in_our_frames(error.__traceback__)
    assert frames
    assert (error.__cause__, error.__context__) == (None, None)
    exposed = f"{error!r} {frames}"
    assert [piece for piece in secret_pieces(samples) if piece in exposed or repr(piece)[1:-1] in exposed] == []


@pytest.mark.parametrize("lines", [1, 2, 5, 24])
@pytest.mark.parametrize("as_given", [str, Path, str.encode])
def test_a_piece_of_a_key_taken_for_a_path_is_not_shown(
    samples: Samples, lines: int, as_given: Callable[[str], KeySource]
) -> None:
    piece = "/" + "\n".join(samples["pkcs8"].decode().splitlines()[2 : 2 + lines])
    with pytest.raises(ConfigurationError) as caught:
        load_private_key(as_given(piece), setting=SETTING)
    assert [line for line in piece[1:].splitlines() if line in str(caught.value)] == []


def test_importing_the_loader_does_not_import_cryptography() -> None:
    program = "import sys, wechatpay_runtime.keys; print('cryptography' in sys.modules)"
    finished = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603 - our own program
    assert finished.stdout == "False\n"


Load = Callable[[KeySource], object]
LOADS: list[Load] = [
    lambda source: load_private_key(source, setting=SETTING, serial_no=SERIAL_TEXT),
    lambda source: load_public_key(source, setting=SETTING),
]


def is_loaded_or_refused(load: Load, source: KeySource, secrets: set[str]) -> bool:
    try:
        key = load(source)
    except ConfigurationError as error:
        return not any(piece in str(error) for piece in secrets)
    return isinstance(key, rsa.RSAPrivateKey | rsa.RSAPublicKey)


@quick
@given(load=st.sampled_from(LOADS), source=st.binary(max_size=400) | st.text(max_size=400))
def test_random_input_is_refused_and_nothing_else(load: Load, source: str | bytes) -> None:
    with pytest.raises(ConfigurationError):
        load(source)


@quick
@given(
    load=st.sampled_from(LOADS),
    name=st.sampled_from(["pkcs8", "pkcs1", "spki", "certificate", "pkcs8 der", "pkcs1 der", "spki der", "bundle"]),
    mutations=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 9), st.binary(max_size=4)), min_size=1, max_size=3),
    decode=st.sampled_from([bytes, latin_1]),
)
def test_a_mutated_key_gives_a_key_or_its_refusal(
    samples: Samples,
    load: Load,
    name: str,
    mutations: list[tuple[float, int, bytes]],
    decode: Callable[[bytes], KeySource],
) -> None:
    source = samples["certificate"] + samples["pkcs8"] if name == "bundle" else samples[name]
    for place, removed, inserted in mutations:
        at = int(place * len(source))
        source = source[:at] + inserted + source[at + removed :]
    assert is_loaded_or_refused(load, decode(source), secret_pieces(samples))


@quick
@given(place=st.floats(0, 1, exclude_max=True), octet=st.integers(0, 255))
def test_a_mutated_certificate_fits_or_is_refused(
    samples: Samples, merchant_key: rsa.RSAPrivateKey, place: float, octet: int
) -> None:
    der = bytearray(samples["certificate der"])
    der[int(place * len(der))] = octet
    try:
        check_key_fits_certificate(merchant_key, bytes(der), SERIAL_TEXT, setting=SETTING)
    except ConfigurationError as error:
        assert str(error).startswith(SETTING)  # noqa: PT017 - either outcome is right


@pytest.mark.parametrize(
    "version_and_serial_no",
    [
        pytest.param("a0030201020214" + "8a" * 20, id="negative"),
        pytest.param("a0030201020214" + "00" * 20, id="zero"),
        pytest.param("a0030201030214" + SERIAL_TEXT, id="version 4"),
    ],
)
def test_a_certificate_of_an_impossible_version_or_serial_number_is_refused(
    samples: Samples, merchant_key: rsa.RSAPrivateKey, version_and_serial_no: str
) -> None:
    right = bytes.fromhex("a0030201020214") + SERIAL_NO.to_bytes(20)
    der = samples["certificate der"].replace(right, bytes.fromhex(version_and_serial_no))
    with pytest.raises(ConfigurationError, match="holds a damaged certificate"):
        check_key_fits_certificate(merchant_key, der, setting=SETTING)


def test_a_key_wrapped_in_itself_many_times_is_refused(samples: Samples) -> None:
    algorithm = bytes.fromhex("300d06092a864886f70d0101010500")
    der = samples["pkcs1 der"]
    for _ in range(2000):
        inner = bytes([0x04, 0x83]) + len(der).to_bytes(3) + der
        content = b"\x02\x01\x00" + algorithm + inner
        der = bytes([0x30, 0x83]) + len(content).to_bytes(3) + content
    with pytest.raises(ConfigurationError, match="holds a damaged RSA key"):
        load_private_key(der, setting=SETTING)


@pytest.mark.parametrize(
    "given_text",
    [
        SERIAL_TEXT,
        SERIAL_TEXT.lower(),
        f"  {SERIAL_TEXT}\n",
        f'"{SERIAL_TEXT}"',
        f"serial={SERIAL_TEXT}",
        f"0x{SERIAL_TEXT}",
        ":".join(textwrap.wrap(SERIAL_TEXT.lower(), 2)),
        " ".join(textwrap.wrap(SERIAL_TEXT, 2)),
        "Serial Number:\n    " + ":".join(textwrap.wrap(SERIAL_TEXT.lower(), 2)),
    ],
)
def test_a_serial_number_is_normalised(given_text: str) -> None:
    assert check_serial_no(given_text, setting="s") == SERIAL_TEXT


def test_a_serial_number_of_forty_decimal_digits_is_hex() -> None:
    assert check_serial_no("12" * 20, setting="s") == "12" * 20


@pytest.mark.parametrize(
    ("given_text", "start"),
    [
        ("", "is empty."),
        (PUBLIC_KEY_ID, "is the id of WeChat Pay's public key, not the serial number of your certificate."),
        ("1900013511", "looks like a merchant number (mchid)."),
        (str(SERIAL_NO), "looks like a serial number in decimal, and hex is wanted."),
        ("-----BEGIN CERTIFICATE-----", "holds a PEM text, not a serial number."),
        (APIV3_KEY, "holds characters that are not hex digits."),
        ("AB" * 21, "is 42 hex digits long; a serial number has 40 at most."),
        ("1" * 5000, "is 5000 hex digits long; a serial number has 40 at most."),
    ],
)
def test_a_wrong_serial_number_is_refused(given_text: str, start: str) -> None:
    with pytest.raises(ConfigurationError, match=re.escape(f"s {start} ") + ".*openssl x509") as caught:
        check_serial_no(given_text, setting="s")
    assert APIV3_KEY not in str(caught.value)


@pytest.mark.parametrize("given_text", [PUBLIC_KEY_ID, f" {PUBLIC_KEY_ID}\n", f'"{PUBLIC_KEY_ID}"'])
def test_a_public_key_id_is_taken_without_its_wrapping(given_text: str) -> None:
    assert check_public_key_id(given_text, setting="s") == PUBLIC_KEY_ID


@pytest.mark.parametrize(
    ("given_text", "start"),
    [
        ("", "is empty."),
        (SERIAL_TEXT, "is a certificate's serial number (the platform's or your own), not the id of a public key."),
        (PUBLIC_KEY_ID.lower(), "is not written in upper case."),
        (PUBLIC_KEY_ID.removeprefix("PUB_KEY_ID_"), "lacks its beginning, PUB_KEY_ID_."),
        ("PUB_KEY_ID_", "lacks the digits behind PUB_KEY_ID_."),
        ("PUB_KEY_ID_0000x", "holds something other than digits behind PUB_KEY_ID_."),
        ("PUB_KEY_ID_１", "holds something other than digits behind PUB_KEY_ID_."),
        ("1900013511", "looks like a merchant number (mchid)."),
        ("-----BEGIN PUBLIC KEY-----", "holds a PEM text: the key itself, not its id."),
        (APIV3_KEY, "is not the id of a public key."),
    ],
)
def test_a_wrong_public_key_id_is_refused(given_text: str, start: str) -> None:
    with pytest.raises(ConfigurationError, match=re.escape(f"s {start} ") + f".*{PLATFORM}") as caught:
        check_public_key_id(given_text, setting="s")
    assert APIV3_KEY not in str(caught.value)


@pytest.mark.parametrize("given_text", [APIV3_KEY, f"{APIV3_KEY}\n", f'"{APIV3_KEY}"', f"\ufeff{APIV3_KEY}"])
def test_an_apiv3_key_is_taken_without_its_wrapping(given_text: str) -> None:
    assert check_apiv3_key(given_text, setting="s") == APIV3_KEY


def test_an_apiv3_key_of_bytes_stays_bytes() -> None:
    assert check_apiv3_key(f"{APIV3_KEY}\r\n".encode(), setting="s") == APIV3_KEY.encode()


@pytest.mark.parametrize(
    ("given_key", "start"),
    [
        ("", "is empty."),
        (b"", "is empty."),
        (APIV3_KEY[:-1], "is 31 bytes long; an APIv3 key has 32."),
        (APIV3_KEY.encode() + b"x", "is 33 bytes long; an APIv3 key has 32."),
        (SERIAL_TEXT, "looks like a certificate's serial number (40 hex digits)."),
        (PUBLIC_KEY_ID, "is the id of WeChat Pay's public key, not the APIv3 key."),
        ("-----BEGIN PRIVATE KEY-----", "holds a PEM text, not the APIv3 key."),
        ("密" * 10 + "ab", "holds characters outside ASCII (32 bytes in all)."),
        (bytes(range(128, 160)), "holds characters outside ASCII (32 bytes in all)."),
    ],
)
def test_a_wrong_apiv3_key_is_refused(given_key: str | bytes, start: str) -> None:
    with pytest.raises(ConfigurationError, match=re.escape(f"s {start} ") + f".*{PLATFORM}") as caught:
        check_apiv3_key(given_key, setting="s")
    assert APIV3_KEY[:-1] not in f"{caught.value} {locals_in_our_frames(caught.value.__traceback__)}"


@pytest.mark.parametrize("given_text", ["1900013511", " 1900013511\n", "'1900013511'"])
def test_a_merchant_number_is_taken_without_its_wrapping(given_text: str) -> None:
    assert check_mchid(given_text, setting="s") == "1900013511"


@pytest.mark.parametrize(
    ("given_text", "start"),
    [
        ("", "is empty."),
        ("wxd678efh567hg6787", "looks like an app's id (appid), not a merchant number."),
        (SERIAL_TEXT, "looks like a certificate's serial number."),
        ("１９０００１３５１１", "holds something other than digits."),
        ("mch-1900013511", "holds something other than digits."),
    ],
)
def test_a_wrong_merchant_number_is_refused(given_text: str, start: str) -> None:
    with pytest.raises(ConfigurationError, match=re.escape(f"s {start} ") + ".*商户平台"):
        check_mchid(given_text, setting="s")
