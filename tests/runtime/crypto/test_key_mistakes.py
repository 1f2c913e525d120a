"""Each usual mistake in place of a key is told by its name, with the cure, and without the key."""

from collections.abc import Callable
from pathlib import Path

import pytest

from support.key_files import (
    PLATFORM,
    PUBLIC_KEY_ID,
    SERIAL_TEXT,
    SETTING,
    body,
    locals_in_our_frames,
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
        "names a file that does not exist: '/nowhere/k.pem'. ",
        "working folder",
    ),
    ("no such file, as Path", lambda: Path("k.pem"), "names a file that does not exist: 'k.pem'. ", "working folder"),
    ("folder", lambda: "/", "names a folder: '/'. ", "Name the file in it."),
    ("folder, as Path", Path, "names a folder: '.'. ", "Name the file in it."),
    ("file as folder", lambda: Path(__file__) / "k.pem", "names a file that cannot be read: ", "permissions"),
    (
        "text as Path",
        lambda: Path(sample("pkcs8").decode()),
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
    ("unknown curve", text("unknown curve"), "holds an unsupported key. ", "RSA key of 2048 bits"),
    ("dh, which cryptography warns about", text("dh"), "holds a", "RSA key of 2048 bits"),
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
    ("serial number", lambda: SERIAL_TEXT, "looks like a certificate serial number. ", "setting of its own"),
    ("key id", lambda: PUBLIC_KEY_ID, "is the id of a WeChat Pay public key. ", "setting of its own"),
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
        "give the path of the file",
    ),
    ("cut body", changed("pkcs8", lambda key: body(key)[:999]), "is damaged or cut off. ", "give the path of the file"),
    ("cut der", lambda: sample("pkcs8 der")[:800], "is damaged or cut off. ", "give the path of the file"),
    (
        "no body",
        lambda: pem("PRIVATE KEY", b""),
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
        "is damaged or cut off. ",
        "give the path of the file",
    ),
    (
        "lost dashes",
        changed("pkcs8", lambda key: key.replace("---", "—")),
        "holds a damaged BEGIN or END line ",
        "five hyphens",
    ),
    ("zeroed", lambda: pem("PRIVATE KEY", bytes(900)), "is damaged or cut off. ", "whole file again"),
    ("prose", lambda: "ask Li for the key", "holds no key (18 characters of something else). ", "existing file"),
    (
        "two keys",
        lambda: sample("pkcs8") + sample("other pkcs8"),
        "holds 2 private keys, so it is unclear ",
        "Needed",
    ),
    (
        "key of another certificate",
        lambda: sample("other certificate") + sample("pkcs8"),
        f"holds the certificate {7:040X}, which belongs to another private key. ",
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
    ("key id", lambda: PUBLIC_KEY_ID, "is the id of a WeChat Pay public key. ", "setting of its own"),
    ("cut", changed("spki", lambda key: key[:200]), "is cut off: it has a BEGIN line without its END line. ", PUB_KEY),
    ("damaged", changed("spki", lambda key: key.replace("M", "?", 1)), "holds damaged base64. ", PUB_KEY),
    (
        "two keys",
        lambda: sample("spki") + sample("other spki"),
        "holds 2 public keys, so it is unclear ",
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


def test_a_private_key_whose_numbers_do_not_belong_together_is_refused() -> None:
    der = bytearray(sample("pkcs1 der"))
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


@private_mistakes
def test_neither_message_nor_traceback_of_a_refusal_holds_key_material(
    source: Callable[[], KeySource], start: str, cure: str
) -> None:
    with pytest.raises(ConfigurationError) as caught:
        load_private_key(source(), setting=SETTING)
    error = caught.value
    frames = locals_in_our_frames(error.__traceback__)
    assert frames
    assert (error.__cause__, error.__context__) == (None, None)
    exposed = f"{error!r} {frames}"
    assert [piece for piece in secret_pieces() if piece in exposed or repr(piece)[1:-1] in exposed] == []


@pytest.mark.parametrize("lines", [1, 2, 5, 24])
@pytest.mark.parametrize("as_given", [str, Path, str.encode])
def test_a_piece_of_a_key_taken_for_a_path_is_not_shown(lines: int, as_given: Callable[[str], KeySource]) -> None:
    piece = "/" + "\n".join(sample("pkcs8").decode().splitlines()[2 : 2 + lines])
    with pytest.raises(ConfigurationError) as caught:
        load_private_key(as_given(piece), setting=SETTING)
    assert [line for line in piece[1:].splitlines() if line in str(caught.value)] == []
