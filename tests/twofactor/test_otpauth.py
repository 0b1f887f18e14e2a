"""The reader takes what real sites issue, refuses the rest in one sentence, and never shows a secret."""

import traceback

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfhelp.twofactor import otpauth
from selfhelp.twofactor.otpauth import OneTimeKey, OtpauthError

SECRET = "JBSWY3DPEHPK3PXP"  # 80 bits, as real sites issue
LONG = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"


def refused(text: str) -> str:
    """Return the code with which a text is refused."""
    with pytest.raises(OtpauthError) as caught:
        otpauth.read(text)
    assert caught.value.sentence == otpauth.SENTENCES[caught.value.code]
    return caught.value.code


def test_plain_key() -> None:
    """The example of the format's own description is read in full."""
    key = otpauth.read(
        "otpauth://totp/ACME%20Co:john.doe@email.com?secret=HXDMVJECJJWSRB3HWIZR4IFUGFTMXBOZ"
        "&issuer=ACME%20Co&algorithm=SHA1&digits=6&period=30"
    )
    assert key == OneTimeKey("HXDMVJECJJWSRB3HWIZR4IFUGFTMXBOZ", "ACME Co", "john.doe@email.com")


def test_secret_of_80_bits() -> None:
    """Sixteen characters are enough: newer libraries refuse them, but real sites issue them."""
    assert otpauth.read(f"otpauth://totp/x?secret={SECRET}").secret == SECRET


@pytest.mark.parametrize(
    "written",
    [
        "jbswy3dpehpk3pxp",
        "JBSW Y3DP EHPK 3PXP",
        "JBSW%20Y3DP+EHPK-3PXP",
        "JBSW-Y3DP-EHPK-3PXP",
        "JBSWY3DPEHPK3PXP======",
        "JBSWY3DPEHPK3PXP%3D%3D",
        "JBSW–Y3DP–EHPK–3PXP",
        "\u200bJBSWY3DPEHPK3PXP\u00a0",
    ],
)
def test_secret_as_people_copy_it(written: str) -> None:
    """Spaces, dashes, lower case, padding and hidden characters make no difference."""
    assert otpauth.read(f"otpauth://totp/x?secret={written}").secret == SECRET


def test_secret_without_padding_of_any_length() -> None:
    """Left-over bits at the end are dropped, as authenticator apps drop them."""
    assert otpauth.base32(LONG[:26]) == otpauth.base32(LONG[:26] + "======")
    assert otpauth.base32(LONG[:17]) == LONG[:16]


def test_around_the_text() -> None:
    """White space, quotes and angle brackets around the text, and an upper-case scheme, are tolerated."""
    for text in (
        f"  otpauth://totp/a?secret={SECRET}\n",
        f"<otpauth://totp/a?secret={SECRET}>",
        f'"OTPAUTH://TOTP/a?SECRET={SECRET}"',
        f"otpauth://totp/a/?secret={SECRET}#top",
    ):
        assert otpauth.read(text).secret == SECRET


@pytest.mark.parametrize(
    ("label", "issuer", "expected"),
    [
        ("Site:me", "Other", ("Other", "me")),
        ("Site:me", "", ("Site", "me")),
        ("Site%3Ame", "", ("Site", "me")),
        ("Site%3A%20me", "Site", ("Site", "me")),
        ("me", "Site", ("Site", "me")),
        ("me+tag@example.org", "", ("", "me+tag@example.org")),
        ("", "Site", ("Site", "")),
        ("Zo%C3%AB:zo%C3%AB", "", ("Zoë", "zoë")),
        ("a%00%E2%80%AEb", "Si%0Ate", ("Site", "ab")),
        ("%ff:x", "", ("\ufffd", "x")),
    ],
)
def test_issuer_and_account(label: str, issuer: str, expected: tuple[str, str]) -> None:
    """The issuer field wins over the label; names lose characters that hide or reorder text."""
    key = otpauth.read(f"otpauth://totp/{label}?secret={SECRET}&issuer={issuer}")
    assert (key.issuer, key.account) == expected


def test_unknown_and_repeated_fields() -> None:
    """Unknown fields are passed over; of a repeated field the first counts."""
    key = otpauth.read(f"otpauth://totp/a?color=red&secret={SECRET}&secret={LONG}&image=x&digits=")
    assert (key.secret, key.digits) == (SECRET, 6)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("sha1", "SHA1"), ("HmacSHA256", "SHA256"), ("SHA-512", "SHA512"), ("", "SHA1"), ("sha_256", "SHA256")],
)
def test_names_of_algorithms(written: str, meant: str) -> None:
    """Sites spell the hash in several ways."""
    assert otpauth.read(f"otpauth://totp/a?secret={SECRET}&algorithm={written}").algorithm == meant


def test_counter_key() -> None:
    """A key that counts codes keeps its counter; a missing one is 0."""
    assert otpauth.read(f"otpauth://hotp/a?secret={SECRET}&counter=7").counter == 7
    assert otpauth.read(f"otpauth://hotp/a?secret={SECRET}").counter == 0


def test_steam_key() -> None:
    """Steam's keys are known in both ways that apps write them."""
    for text in (
        f"otpauth://totp/Steam:a?secret={SECRET}&encoder=steam",
        f"otpauth://steam/Steam:a?secret={SECRET}",
    ):
        key = otpauth.read(text)
        assert (key.kind, key.digits) == ("steam", 5)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "not-otpauth"),
        ("https://example.org/", "not-otpauth"),
        ("otpauth:/totp/a?secret=" + SECRET, "not-otpauth"),
        ("otpauth://totp/" + "a" * 9_000, "too-long"),
        ("otpauth://yubi/a?secret=" + SECRET, "bad-type"),
        ("otpauth://?secret=" + SECRET, "bad-type"),
        ("otpauth://totp/a", "no-secret"),
        ("otpauth://totp/a?secret=", "no-secret"),
        ("otpauth://totp/a?secret=JBSWY3DPEHPK3PX1", "bad-secret"),
        ("otpauth://totp/a?secret=ßßßßßßßßßßßßßßßß", "bad-secret"),
        ("otpauth://totp/a?secret=" + "A" * 2_000, "bad-secret"),
        ("otpauth://totp/a?secret=JBSWY3DP", "short-secret"),
        (f"otpauth://totp/a?secret={SECRET}&digits=5", "bad-digits"),
        (f"otpauth://totp/a?secret={SECRET}&digits=six", "bad-digits"),
        (f"otpauth://totp/a?secret={SECRET}&digits=６", "bad-digits"),
        (f"otpauth://totp/a?secret={SECRET}&period=0", "bad-period"),
        (f"otpauth://totp/a?secret={SECRET}&period=-30", "bad-period"),
        (f"otpauth://totp/a?secret={SECRET}&period=99999999", "bad-period"),
        (f"otpauth://totp/a?secret={SECRET}&algorithm=MD5", "bad-algorithm"),
        (f"otpauth://hotp/a?secret={SECRET}&counter=-1", "bad-counter"),
        (f"otpauth://hotp/a?secret={SECRET}&counter=9999999999999999999", "bad-counter"),
    ],
)
def test_refusals(text: str, code: str) -> None:
    """What would make wrong codes is refused with its reason."""
    assert refused(text) == code


def test_errors_and_repr_hide_the_secret() -> None:
    """Neither an error's whole trace nor a printed key shows the secret."""
    text = "otpauth://totp/a?secret=" + "HUSH".join("ABCDE") + "1"
    with pytest.raises(OtpauthError) as caught:
        otpauth.read(text)
    assert "AHUSHB" not in "".join(traceback.format_exception(caught.value))
    assert SECRET not in repr(OneTimeKey(SECRET)) + str(OneTimeKey(SECRET))


def test_typed_secret() -> None:
    """The secret a site shows to type in by hand makes the same key as its picture."""
    assert otpauth.typed("jbsw y3dp ehpk 3pxp", "Site", "me") == OneTimeKey(SECRET, "Site", "me")


@pytest.mark.parametrize("secret", ["jbswy3dpehpk3pxp", "JBSWY3DPEHPK3PX", SECRET + "=", ""])
def test_key_holds_one_form_only(secret: str) -> None:
    """A key can't be made with a secret in another form, so equal keys compare equal."""
    with pytest.raises(OtpauthError):
        OneTimeKey(secret)


names = st.text(st.characters(exclude_categories=["C"]), max_size=20).map(otpauth.plain_label)
secrets_ = st.binary(min_size=10, max_size=64).map(otpauth.base32_of)
keys = st.one_of(
    st.builds(
        OneTimeKey,
        secrets_,
        names,
        names,
        digits=st.sampled_from([6, 7, 8]),
        period=st.integers(1, 86_400),
        algorithm=st.sampled_from(["SHA1", "SHA256", "SHA512"]),
    ),
    st.builds(OneTimeKey, secrets_, names, names, kind=st.just("hotp"), counter=st.integers(0, 2**63 - 1)),
    st.builds(OneTimeKey, secrets_, names, names, digits=st.just(5), kind=st.just("steam")),
)


@given(keys)
def test_built_text_reads_back(key: OneTimeKey) -> None:
    """What is shown as a picture is read back as the same key."""
    assert otpauth.read(otpauth.build(key)) == key


anything = st.text(st.characters(exclude_categories=[]))
near_misses = st.builds(
    "otpauth://{}/{}?secret={}&{}".format,
    st.sampled_from(["totp", "hotp", "steam", "x"]),
    anything,
    st.one_of(st.just(SECRET), anything),
    anything,
)


@given(st.one_of(anything, near_misses))
def test_any_text(text: str) -> None:
    """Any text gives a key or a clear refusal."""
    try:
        found = repr(otpauth.read(text))
    except OtpauthError as error:
        found = error.code
    assert found in otpauth.SENTENCES or found.startswith("OneTimeKey(")
