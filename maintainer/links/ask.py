"""Asks for one page over the network: politely, briefly, and with an end whatever the site does.

Nothing but the first part of a page is read, and a site that sends for ever, byte by byte or headers
without end, is left after :data:`DEADLINE` seconds.
"""

import codecs
import threading
import time

import requests
import urllib3

from maintainer.links.answers import Answer, NoAnswerError, Trouble

#: Seconds to wait for a connection and for each next piece.
PATIENCE = 20.0
#: Seconds after which a page is left, however it trickles in.
DEADLINE = 45.0
#: Bytes of a page that are looked at: enough for its title and its first words.
ENOUGH = 300_000
MOST_REDIRECTS = 8
WHO_ASKS = "selfhelp-link-check/2 (checks that links to help pages still work)"


class WebSession:
    """Asks over the network."""

    def __init__(self, patience: float = PATIENCE, deadline: float = DEADLINE) -> None:
        """Start with no cookies."""
        self._patience = patience
        self._deadline = deadline
        self._session = requests.Session()
        self._session.max_redirects = MOST_REDIRECTS
        self._session.headers["User-Agent"] = WHO_ASKS
        self._session.headers["Accept"] = "text/html,application/xhtml+xml,*/*;q=0.5"

    def ask(self, link: str) -> Answer:
        """Ask for a page and read its first part."""
        got: list[Answer | NoAnswerError] = []

        def work() -> None:
            try:
                got.append(self._read(link))
            except NoAnswerError as error:
                got.append(error)

        # A site can send its headers byte by byte for ever, and no timeout of a socket ends that.
        worker = threading.Thread(target=work, daemon=True)
        worker.start()
        worker.join(self._deadline + 2 * self._patience)
        if not got:
            raise NoAnswerError("endless")
        if isinstance(got[0], NoAnswerError):
            raise got[0]
        return got[0]

    def _read(self, link: str) -> Answer:
        until = time.monotonic() + self._deadline
        try:
            answer = self._session.get(link, timeout=self._patience, stream=True)
            try:
                body = bytearray()
                for piece in answer.iter_content(8192):
                    body += piece
                    if len(body) >= ENOUGH:
                        break
                    if time.monotonic() > until:
                        raise NoAnswerError("endless")
            finally:
                answer.close()
        except requests.TooManyRedirects:
            raise NoAnswerError("circle") from None
        except requests.exceptions.SSLError:
            raise NoAnswerError("certificate") from None
        except requests.Timeout:
            raise NoAnswerError("slow") from None
        except requests.ConnectionError as error:
            raise NoAnswerError(_kind_of(error)) from None
        except (requests.RequestException, urllib3.exceptions.HTTPError, UnicodeError, ValueError):
            raise NoAnswerError("malformed") from None
        text = bytes(body).decode(_encoding(answer), errors="replace")
        return Answer(answer.status_code, answer.url, tuple(s.status_code for s in answer.history), text)


def _encoding(answer: requests.Response) -> str:
    """Return an encoding Python knows: what the site says, or UTF-8."""
    said = answer.encoding or "utf-8"
    try:
        codecs.lookup(said)
    except LookupError:
        return "utf-8"
    return said


def _kind_of(error: requests.ConnectionError) -> Trouble:
    """Tell a site that talks nonsense from one that is not there, and one that stopped half way."""
    inner = str(error)
    if "Read timed out" in inner:
        return "slow"
    if any(word in inner for word in ("BadStatusLine", "InvalidHeader", "LineTooLong", "RemoteDisconnected")):
        return "malformed"
    if "got more than" in inner or "IncompleteRead" in inner:
        return "malformed"
    return "unreachable"
