"""The catalogue in one file: quick to read at start, and safe to take from somebody else.

::

    7 bytes     SHPACK and the number of the format
    4 bytes     length of the manifest, big-endian
    ...         manifest: JSON with sorted keys (:class:`Manifest`)
    64 bytes    Ed25519 signature over everything before it; zeros when the pack is not signed
    ...         the catalogue without its evidence, as MessagePack
    ...         the evidence: sources, and what each claim rests on, as MessagePack

The manifest holds the hash of both and one hash for each entry, so that two packs can be compared
without being read. The same catalogue, serial and day always give the same bytes.
"""

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple, TypeVar

import msgspec
from msgspec import Struct

from selfhelp.catalogue.claims import entries, every_claim
from selfhelp.catalogue.light import lightened
from selfhelp.catalogue.model import Catalogue, Evidence, Source
from selfhelp.language import Message, message

MAGIC = b"SHPACK"
FORMAT = 2
HEAD = len(MAGIC) + 1 + 4
SIGNATURE = 64
UNSIGNED = bytes(SIGNATURE)
#: No pack is larger than this; a file that is, is not looked into.
LARGEST = 48 * 1024 * 1024
LARGEST_MANIFEST = 4 * 1024 * 1024
PURPOSE = "selfhelp catalogue"
_T = TypeVar("_T")

Refusal = Literal[
    "foreign", "newer-format", "truncated", "changed", "unsigned", "wrongly-signed", "older", "unreadable"
]

#: One sentence for each reason why a pack is not taken.
REFUSED: dict[Refusal, Message] = {
    "foreign": message("pack", "This file is not a catalogue for this program, so nothing was changed."),
    "newer-format": message(
        "pack", "This catalogue was made for a newer version of this program, so nothing was changed."
    ),
    "truncated": message("pack", "A part of this file is missing. Copy it again; nothing was changed."),
    "changed": message(
        "pack", "This file is not as it was made: something in it was changed. Nothing was taken from it."
    ),
    "unsigned": message(
        "pack", "Nobody signed this catalogue, so there is no telling who made it. Nothing was taken from it."
    ),
    "wrongly-signed": message(
        "pack", "This catalogue is not signed by the makers of this program. Nothing was taken from it."
    ),
    "older": message("pack", "This catalogue is not newer than the one you have, so nothing was changed."),
    "unreadable": message(
        "pack", "This catalogue has something in it that this version can't read. Nothing was taken from it."
    ),
}


class PackRefusedError(Exception):
    """A pack is not taken. ``said`` is the one sentence for the person."""

    def __init__(self, refusal: Refusal) -> None:
        """Keep the reason."""
        super().__init__(REFUSED[refusal].text)
        self.refusal = refusal
        self.said = REFUSED[refusal]


class Manifest(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a pack says of itself.

    ``serial`` rises with each release, and a pack with a lower one is older. ``made`` is the day of the
    release. ``size`` and ``sha256`` are of the catalogue, the others of its evidence. ``entries`` names each
    entry with the SHA-256 of its content.
    """

    purpose: str
    serial: int
    made: dt.date
    size: int
    sha256: str
    evidence_size: int
    evidence_sha256: str
    entries: dict[str, str]


class Grounds(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the claims rest on: the sources, and for each claim, by its name, the places in them."""

    sources: tuple[Source, ...]
    evidence: dict[str, tuple[Evidence, ...]]


class Pack(NamedTuple):
    """A pack that was read: its manifest and what is in it. ``grounds`` is read when it is asked for."""

    manifest: Manifest
    catalogue: Catalogue
    packed_grounds: bytes

    def grounds(self) -> Grounds:
        """Return what the claims rest on.

        Raises:
            PackRefusedError: it is not as it was made.
        """
        manifest = self.manifest
        data = _whole(self.packed_grounds, manifest.evidence_size, manifest.evidence_sha256)
        return _decoded(data, Grounds)


def _packed(value: object) -> bytes:
    return msgspec.msgpack.encode(value, order="deterministic")


def compile_pack(
    catalogue: Catalogue, serial: int, made: dt.date, sign: Callable[[bytes], bytes] | None = None
) -> bytes:
    """Return the catalogue as one file.

    Args:
        catalogue: what was loaded and checked.
        serial: the number of the release; each release has a higher one.
        made: the day of the release.
        sign: given the bytes to sign, returns the 64 bytes of the signature; None leaves it unsigned.
    """
    body = _packed(lightened(catalogue))
    evidence = {f.name: f.claim.evidence for f in every_claim(catalogue) if f.claim.evidence}
    grounds = _packed(Grounds(sources=catalogue.sources, evidence=evidence))
    manifest = Manifest(
        purpose=PURPOSE,
        serial=serial,
        made=made,
        size=len(body),
        sha256=hashlib.sha256(body).hexdigest(),
        evidence_size=len(grounds),
        evidence_sha256=hashlib.sha256(grounds).hexdigest(),
        entries={name: hashlib.sha256(_packed(entry)).hexdigest() for name, entry in entries(catalogue)},
    )
    told = msgspec.json.encode(manifest, order="sorted")
    head = MAGIC + bytes([FORMAT]) + len(told).to_bytes(4, "big") + told
    return head + (sign(head) if sign else UNSIGNED) + body + grounds


def _parts(data: bytes) -> tuple[bytes, bytes, bytes]:
    """Return what is signed, the signature and the body.

    Raises:
        PackRefusedError: foreign, of a newer format, or truncated.
    """
    if data[: len(MAGIC)] != MAGIC or len(data) > LARGEST:
        raise PackRefusedError("foreign" if MAGIC[: len(data)] != data or not data else "truncated")
    if len(data) < HEAD:
        raise PackRefusedError("truncated")
    if data[len(MAGIC)] > FORMAT:
        raise PackRefusedError("newer-format")
    length = int.from_bytes(data[HEAD - 4 : HEAD], "big")
    if data[len(MAGIC)] < FORMAT or length > LARGEST_MANIFEST:
        raise PackRefusedError("changed")
    end = HEAD + length
    if len(data) < end + SIGNATURE:
        raise PackRefusedError("truncated")
    return data[:end], data[end : end + SIGNATURE], data[end + SIGNATURE :]


def _manifest(signed: bytes) -> Manifest:
    try:
        manifest = msgspec.json.decode(signed[HEAD:], type=Manifest)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise PackRefusedError("changed") from None
    if manifest.purpose != PURPOSE:
        raise PackRefusedError("foreign")
    return manifest


def _whole(data: bytes, size: int, sha256: str) -> bytes:
    if len(data) < size:
        raise PackRefusedError("truncated")
    if len(data) != size or hashlib.sha256(data).hexdigest() != sha256:
        raise PackRefusedError("changed")
    return data


def _decoded(data: bytes, shape: type[_T]) -> _T:
    try:
        return msgspec.msgpack.decode(data, type=shape)
    except msgspec.DecodeError:
        raise PackRefusedError("unreadable") from None


def _pack(manifest: Manifest, body: bytes) -> Pack:
    catalogue = _decoded(_whole(body[: manifest.size], manifest.size, manifest.sha256), Catalogue)
    return Pack(manifest, catalogue, body[manifest.size :])


def read_own(data: bytes) -> Pack:
    """Read the pack that lies beside the program's code; whoever could change it could change the code.

    Raises:
        PackRefusedError: it is damaged, or was made by another version of the program.
    """
    signed, _, body = _parts(data)
    manifest = _manifest(signed)
    return _pack(manifest, body)


def read_own_part(data: bytes, shape: type[_T]) -> _T:
    """Read from the same pack only the fields that a shape names.

    Raises:
        PackRefusedError: it is damaged, or was made by another version of the program.
    """
    signed, _, body = _parts(data)
    manifest = _manifest(signed)
    return _decoded(_whole(body[: manifest.size], manifest.size, manifest.sha256), shape)


def is_signed_by(signed: bytes, signature: bytes, keys: Iterable[bytes]) -> bool:
    """Tell whether one of these public keys made the signature."""
    # PyNaCl is loaded only when someone opens a pack: it is not needed to start.
    from nacl.exceptions import BadSignatureError
    from nacl.signing import VerifyKey

    for key in keys:
        try:
            VerifyKey(key).verify(signed, signature)
        except BadSignatureError:
            continue
        return True
    return False


def open_pack(data: bytes, keys: Iterable[bytes], than: int) -> Pack:
    """Read a pack from somewhere else. Nothing in it is looked at before its signature holds.

    Args:
        data: the file.
        keys: public keys, 32 bytes each, whose packs are taken.
        than: the serial of the catalogue in use; only a higher one is newer.

    Raises:
        PackRefusedError: with one sentence that says why.
    """
    signed, signature, body = _parts(data)
    if signature == UNSIGNED:
        raise PackRefusedError("unsigned")
    if not is_signed_by(signed, signature, keys):
        # A changed manifest and a stranger's signature look the same: either way it is not ours.
        raise PackRefusedError("wrongly-signed")
    manifest = _manifest(signed)
    pack = _pack(manifest, body)
    pack.grounds()
    if manifest.serial <= than:
        raise PackRefusedError("older")
    return pack
