"""The mark of a browser somebody has signed in on before: it opens nothing, but it waits for nobody else's tries.

Made from the stored password, whose salt nobody outside knows, so no list of browsers is kept and
another password makes every mark worthless.
"""

import base64
import binascii
import hashlib
import hmac
import secrets

NONCE_BYTES, PROOF_BYTES = 8, 16
"""24 together: a mark looks like every other token."""


def mark(password_hash: str) -> str:
    """A new mark for an account with this stored password."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return base64.urlsafe_b64encode(nonce + _proof(nonce, password_hash)).decode()


def is_mark(text: str, password_hash: str | None) -> bool:
    """Whether this server made it for that account, with the password it has now."""
    try:
        told = base64.b64decode(text, altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return False
    if password_hash is None or len(told) != NONCE_BYTES + PROOF_BYTES:
        return False
    nonce, proof = told[:NONCE_BYTES], told[NONCE_BYTES:]
    return hmac.compare_digest(proof, _proof(nonce, password_hash))


def _proof(nonce: bytes, password_hash: str) -> bytes:
    return hmac.new(password_hash.encode(), b"known browser" + nonce, hashlib.sha256).digest()[:PROOF_BYTES]
