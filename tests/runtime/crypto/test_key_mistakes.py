"""Each common mistake with a key is named in the error, with the cure and without the key."""

from collections.abc import Callable
from pathlib import Path

import pytest

from support import platform
from support.frames import runtime_locals_as_text
from support.key_files import (
    PLATFORM,
    PUBLIC_KEY_ID,
    SERIAL_TEXT,
    SETTING,
    body,
    pem,
    sample,
    secret_pieces,
)
from wechatpay_runtime._crypto.key_files import KeySource
from wechatpay_runtime._crypto.keys import load_private_key, load_public_key
from wechatpay_runtime.errors import ConfigurationError


def text(name: str) -> Callable[[], KeySource]:
    return lambda: sample(name).decode()


def octets(name: str) -> Callable[[], KeySource]:
    return lambda: sample(name)


def changed(name: str, change: Callable[[str], str]) -> Callable[[], KeySource]:
    return lambda: change(sample(name).decode())


def without_last_body_lines(pem_text: str) -> str:
    lines = pem_text.splitlines()
    return "\n".join([*lines[:-6], lines[-1]])


APICLIENT_KEY = "apiclient_key.pem"
PRIVATE_MISTAKES: list[tuple[str, Callable[[], KeySource], str, str]] = [
    ("empty text", lambda: "", "is empty. ", APICLIENT_KEY),
    ("blank text", lambda: " \n", "is empty. ", APICLIENT_KEY),
    ("empty quotes", lambda: '""', "is empty. ", APICLIENT_KEY),
    ("empty bytes", lambda: b"", "is empty. ", APICLIENT_KEY),
    (
        "no such file",
        lambda: "/nowhere/k.pem",
        "is the path of a file that does not exist: '/nowhere/k.pem'. ",
        "working directory",
    ),
    (
        "no such file, as Path",
        lambda: Path("k.pem"),
        "is the path of a file that does not exist: 'k.pem'. ",
        "working directory",
    ),
    ("folder", lambda: "/", "is the path of a directory: '/'. ", "Pass the path of the key file in it."),
    ("folder, as Path", Path, "is the path of a directory: '.'. ", "Pass the path of the key file in it."),
    ("file as folder", lambda: Path(__file__) / "k.pem", "is the path of a file that cannot be read: ", "permissions"),
    (
        "text as Path",
        lambda: Path(sample("pkcs8").decode()),
        "is a path object made from the text of a key. ",
        "without Path()",
    ),
    (
        "encrypted pkcs8",
        text("encrypted pkcs8"),
        "contains a private key that is encrypted with a password. ",
        "openssl pkey -in",
    ),
    (
        "encrypted pkcs1",
        text("encrypted pkcs1"),
        "contains a private key that is encrypted with a password. ",
        "openssl pkey -in",
    ),
    (
        "encrypted body",
        changed("encrypted pkcs8", body),
        "contains a private key that is encrypted with a password. ",
        "openssl",
    ),
    ("certificate", text("certificate"), "contains a certificate, not a private key. ", APICLIENT_KEY),
    ("certificate der", octets("certificate der"), "contains a certificate, not a private key. ", APICLIENT_KEY),
    ("certificate body", changed("certificate", body), "contains a certificate, not a private key. ", APICLIENT_KEY),
    (
        "cut certificate",
        changed("certificate", without_last_body_lines),
        "contains a certificate, not a pri",
        APICLIENT_KEY,
    ),
    ("request", text("request"), "contains a certificate request (CSR). ", APICLIENT_KEY),
    ("public key", text("spki"), "contains a public key, not a private key. ", APICLIENT_KEY),
    ("public pkcs1", text("public pkcs1"), "contains a public key, not a private key. ", APICLIENT_KEY),
    ("pkcs12", octets("pkcs12"), "contains a PKCS#12 file (.p12). ", "openssl pkcs12 -in apiclient_cert.p12"),
    ("pkcs7", text("pkcs7"), "contains a PKCS#7 bundle of certificates (.p7b). ", APICLIENT_KEY),
    ("ec pkcs8", text("ec pkcs8"), "contains an EC key. ", "RSA key of 2048 bits"),
    ("ec sec1", text("ec sec1"), "contains an EC key. ", "RSA key of 2048 bits"),
    ("ec parameters", text("ec parameters"), "contains an EC key. ", "RSA key of 2048 bits"),
    ("ed25519", text("ed25519"), "contains an Ed25519 key. ", "RSA key of 2048 bits"),
    ("dsa pkcs8", text("dsa pkcs8"), "contains a DSA key. ", "RSA key of 2048 bits"),
    ("dsa traditional", text("dsa traditional"), "contains a DSA key. ", "RSA key of 2048 bits"),
    ("sm2", text("sm2"), "contains an SM2 key. ", "RSA key of 2048 bits"),
    ("unknown curve", text("unknown curve"), "contains an unsupported key. ", "RSA key of 2048 bits"),
    ("dh, which cryptography warns about", text("dh"), "contains a", "RSA key of 2048 bits"),
    (
        "1024 bits",
        text("1024 bits"),
        "contains an RSA key of 1024 bits; WeChat Pay uses keys of 2048 bits. ",
        APICLIENT_KEY,
    ),
    (
        "3072 bits",
        text("3072 bits"),
        "contains an RSA key of 3072 bits; WeChat Pay uses keys of 2048 bits. ",
        APICLIENT_KEY,
    ),
    ("exponent 3", text("exponent 3"), "contains an RSA key with an unusual public exponent; ", "65537"),
    ("ssh", text("ssh"), "contains an SSH key. ", "logging in to servers"),
    ("ssh public", text("ssh public"), "contains an SSH key. ", "logging in to servers"),
    ("apiv3 key", text("apiv3 key"), "looks like the APIv3 key (32 letters and digits). ", "as apiv3_key"),
    (
        "apiv3 key bytes",
        octets("apiv3 key"),
        "looks like the APIv3 key (32 letters and digits). ",
        "as apiv3_key",
    ),
    ("serial number", lambda: SERIAL_TEXT, "looks like a certificate serial number. ", "its own setting"),
    ("key id", lambda: PUBLIC_KEY_ID, "is the ID of a WeChat Pay public key. ", "its own setting"),
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
        "is damaged or cut off. ",
        "pass the path of the file",
    ),
    ("cut body", changed("pkcs8", lambda key: body(key)[:999]), "is damaged or cut off. ", "pass the path of the file"),
    ("cut der", lambda: sample("pkcs8 der")[:800], "is damaged or cut off. ", "pass the path of the file"),
    (
        "no body",
        lambda: pem("PRIVATE KEY", b""),
        "is empty between its BEGIN and END lines. ",
        "whole file again",
    ),
    (
        "damaged base64",
        changed("pkcs8", lambda key: key.replace("M", "?", 1)),
        "contains invalid base64. ",
        "whole file again",
    ),
    (
        "lost character",
        changed("pkcs8", lambda key: key[:99] + key[100:]),
        "is damaged or cut off. ",
        "pass the path of the file",
    ),
    (
        "lost dashes",
        changed("pkcs8", lambda key: key.replace("---", "—")),
        "contains a damaged BEGIN or END line ",
        "five hyphens",
    ),
    ("zeroed", lambda: pem("PRIVATE KEY", bytes(900)), "is damaged or cut off. ", "whole file again"),
    ("prose", lambda: "ask Li for the key", "does not contain a key (18 characters of other text). ", "existing file"),
    (
        "two keys",
        lambda: sample("pkcs8") + sample("other pkcs8"),
        "contains 2 private keys, but must contain ",
        "Expected",
    ),
    (
        "key of another certificate",
        lambda: sample("other certificate") + sample("pkcs8"),
        f"contains the certificate with serial number {7:040X}, which belongs to a different private key. ",
        "apiclient_cert.pem",
    ),
]
private_mistakes = pytest.mark.parametrize(
    ("source", "start", "cure"), [row[1:] for row in PRIVATE_MISTAKES], ids=[row[0] for row in PRIVATE_MISTAKES]
)


@private_mistakes
def test_a_wrong_private_key_is_refused_with_its_diagnosis_and_cure(
    source: Callable[[], KeySource], start: str, cure: str
) -> None:
    with pytest.raises(ConfigurationError) as caught:
        load_private_key(source(), setting=SETTING)
    message = str(caught.value)
    assert message.startswith(f"{SETTING} {start}")
    assert cure in message
    assert PLATFORM in message


PUB_KEY = "pub_key.pem"
PUBLIC_MISTAKES: list[tuple[str, Callable[[], KeySource], str, str]] = [
    ("empty", lambda: "", "is empty. ", PUB_KEY),
    (
        "no such file",
        lambda: "no/pub_key.pem",
        "is the path of a file that does not exist: 'no/pub_key.pem'. ",
        "working directory",
    ),
    (
        "private key",
        text("pkcs8"),
        "contains a private key, not a public key. ",
        "verified with WeChat Pay's public key",
    ),
    (
        "private pkcs1",
        text("pkcs1"),
        "contains a private key, not a public key. ",
        "verified with WeChat Pay's public key",
    ),
    (
        "encrypted",
        text("encrypted pkcs8"),
        "contains a private key that is encrypted with a password, not a public key. ",
        PUB_KEY,
    ),
    ("pkcs12", octets("pkcs12"), "contains a PKCS#12 file (.p12), not a public key. ", PUB_KEY),
    (
        "certificate, platform",
        text("certificate"),
        "contains a certificate, not a public key. ",
        "platform certificate",
    ),
    ("certificate, merchant", text("certificate"), "contains a certificate, not a public key. ", "apiclient_cert.pem"),
    ("certificate der", octets("certificate der"), "contains a certificate, not a public key. ", "omit this setting"),
    ("ec", text("ec public"), "contains an EC key. ", "RSA key of 2048 bits"),
    ("exponent 3", text("public exponent 3"), "contains an RSA key with an unusual public exponent; ", "65537"),
    ("ssh", text("ssh public"), "contains an SSH key. ", PUB_KEY),
    ("key id", lambda: PUBLIC_KEY_ID, "is the ID of a WeChat Pay public key. ", "its own setting"),
    ("cut", changed("spki", lambda key: key[:200]), "is cut off: it has a BEGIN line without its END line. ", PUB_KEY),
    ("damaged", changed("spki", lambda key: key.replace("M", "?", 1)), "contains invalid base64. ", PUB_KEY),
    (
        "two keys",
        lambda: sample("spki") + sample("other spki"),
        "contains 2 public keys, but must contain ",
        PUB_KEY,
    ),
]


@pytest.mark.parametrize(
    ("source", "start", "cure"), [row[1:] for row in PUBLIC_MISTAKES], ids=[row[0] for row in PUBLIC_MISTAKES]
)
def test_a_wrong_public_key_is_refused_with_its_diagnosis_and_cure(
    source: Callable[[], KeySource], start: str, cure: str
) -> None:
    with pytest.raises(ConfigurationError) as caught:
        load_public_key(source(), setting=SETTING)
    message = str(caught.value)
    assert message.startswith(f"{SETTING} {start}")
    assert cure in message
    assert PLATFORM in message


@pytest.mark.parametrize("name", ["n", "d", "p", "q", "dmp1", "dmq1", "iqmp"])
def test_a_private_key_whose_numbers_do_not_belong_together_is_refused(name: str) -> None:
    numbers = platform.key("merchant").private_numbers()
    number: int = getattr(numbers.public_numbers if name == "n" else numbers, name)
    octets = number.to_bytes((number.bit_length() + 7) // 8)
    damaged = sample("pkcs1 der").replace(octets, octets[:-2] + bytes([octets[-2] ^ 1]) + octets[-1:])
    with pytest.raises(ConfigurationError, match="its numbers do not match"):
        load_private_key(damaged, setting=SETTING)


def test_a_file_too_large_to_be_a_key_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "key.pem"
    file.write_bytes(b" " * ((1 << 20) + 1))
    with pytest.raises(ConfigurationError, match="is the path of a file that is too large to be a key: "):
        load_private_key(file, setting=SETTING)


def test_a_symbolic_link_to_itself_is_refused(tmp_path: Path) -> None:
    link = tmp_path / "key.pem"
    link.symlink_to(link)
    with pytest.raises(ConfigurationError, match="is the path of a file that cannot be read: "):
        load_private_key(link, setting=SETTING)


@private_mistakes
def test_neither_message_nor_traceback_of_a_refusal_contains_key_material(
    source: Callable[[], KeySource], start: str, cure: str
) -> None:
    with pytest.raises(ConfigurationError) as caught:
        load_private_key(source(), setting=SETTING)
    error = caught.value
    frames = "".join(runtime_locals_as_text(error))
    assert frames
    assert (error.__cause__, error.__context__) == (None, None)
    exposed = f"{error!r} {frames}"
    assert [piece for piece in secret_pieces() if piece in exposed or repr(piece)[1:-1] in exposed] == []


@pytest.mark.parametrize("lines", [1, 2, 5, 24])
@pytest.mark.parametrize("pass_as", [str, Path, str.encode])
def test_a_piece_of_a_key_that_is_mistaken_for_a_path_is_not_shown(
    lines: int, pass_as: Callable[[str], KeySource]
) -> None:
    piece = "/" + "\n".join(sample("pkcs8").decode().splitlines()[2 : 2 + lines])
    with pytest.raises(ConfigurationError) as caught:
        load_private_key(pass_as(piece), setting=SETTING)
    assert [line for line in piece[1:].splitlines() if line in str(caught.value)] == []
