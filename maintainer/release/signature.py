"""Signs a list of sums in the format of minisign (https://jedisct1.github.io/minisign/).

So anyone can check it with a tool that is not ours:

    minisign -Vm SHA256SUMS -P PUBLIC-KEY

The key is the same kind of file as for catalogues: ``python -m maintainer pack key FILE``.
"""

import base64
import hashlib
from pathlib import Path

from nacl.signing import SigningKey

from maintainer.pack import KeyFileError, signing_key
from maintainer.release.failure import BuildError

ENDING = ".minisig"
#: Ed25519 over the BLAKE2b of the file; a public key carries the letters of plain Ed25519.
_HASHED, _PLAIN = b"ED", b"Ed"


def _number_of(key: SigningKey) -> bytes:
    """Return the eight bytes by which a signature names its key; made from the key, so always the same."""
    return hashlib.sha256(bytes(key.verify_key)).digest()[:8]


def public_key(key: SigningKey) -> str:
    """Return the public half as ``minisign -P`` takes it."""
    return base64.b64encode(_PLAIN + _number_of(key) + bytes(key.verify_key)).decode("ascii")


def signature(key: SigningKey, content: bytes, remark: str) -> str:
    """Return the signature file of a content.

    Args:
        key: signs.
        content: what is signed.
        remark: one line that is signed along, such as the name of the file.
    """
    made = bytes(key.sign(hashlib.blake2b(content).digest()).signature)
    whole = bytes(key.sign(made + remark.encode()).signature)
    first = base64.b64encode(_HASHED + _number_of(key) + made).decode("ascii")
    second = base64.b64encode(whole).decode("ascii")
    return f"untrusted comment: signature of {remark}\n{first}\ntrusted comment: {remark}\n{second}\n"


def sign(path: Path, key_file: Path) -> tuple[Path, str]:
    """Write the signature of a file beside it; return where, and the public key.

    Raises:
        BuildError: the file of the key holds none.
    """
    try:
        key = signing_key(key_file)
    except KeyFileError as error:
        raise BuildError(str(error)) from None
    target = path.with_name(path.name + ENDING)
    target.write_text(signature(key, path.read_bytes(), path.name), encoding="ascii")
    return target, public_key(key)
