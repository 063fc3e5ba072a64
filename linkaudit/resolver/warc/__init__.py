"""Evidence that can be asked again: every exchange of a run kept as WARC, and a door that answers from such a record."""

from __future__ import annotations

import threading
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Protocol, Self, runtime_checkable

from warcio.archiveiterator import ArchiveIterator
from warcio.recordloader import ArcWarcRecord
from warcio.warcwriter import WARCWriter

from linkaudit.errors import InputError, OutputError
from linkaudit.model import Failure, Fetcher, Reply, Request
from linkaudit.resolver.gate import Gate
from linkaudit.resolver.schedule.doors import Instant, Remembering, Stopping
from linkaudit.resolver.settings import USER_AGENT, Settings
from linkaudit.resolver.warc.index import Index
from linkaudit.resolver.warc.records import (
    failure_block,
    is_whole,
    name_of,
    read_failure,
    read_reply,
    reply_fields,
    reply_headers,
    request_headers,
)
from linkaudit.version import __version__

_UNRECORDED = ("malformed", "not recorded", "stopped")


@runtime_checkable
class _Telling(Protocol):
    """A door that knows which headers it sends."""

    def sent(self, request: Request) -> dict[str, str]: ...


class Recorder:
    """A `Fetcher` around another that keeps every exchange in a WARC file; gzip if its name ends so.

    `description` goes into the file's own record and is shown as a note when it is replayed. Raises `OutputError` when the
    file cannot be written, at once or later. To be closed, or used with `with`.
    """

    def __init__(self, fetcher: Fetcher, path: str, description: str | None = None) -> None:
        self._fetcher = fetcher
        self._path = path
        self._lock = threading.Lock()
        try:
            self._file: BinaryIO = Path(path).open("wb")  # noqa: SIM115 - closed by close()
        except OSError as error:
            raise self._unwritable(error) from None
        self._writer = WARCWriter(self._file, gzip=path.endswith(".gz"), warc_version="WARC/1.1")
        about = {"software": f"linkaudit/{__version__}", "format": "WARC File Format 1.1"}
        if description:
            about["description"] = " ".join(description.split())
        try:
            self._write(self._writer.create_warcinfo_record(None, about))
        except OutputError:
            self._abandon()
            raise

    @property
    def instant(self) -> bool:
        """True if the door behind waits for nothing."""
        return isinstance(self._fetcher, Instant) and self._fetcher.instant

    @property
    def remembers(self) -> bool:
        """True if the door behind is a record itself."""
        return isinstance(self._fetcher, Remembering) and self._fetcher.remembers

    def get(self, request: Request, *, deadline: float | None = None) -> Reply | Failure:
        """Pass the request on and keep what came of it."""
        result = self._fetcher.get(request, deadline=deadline)
        self.note(request, result)
        return result

    def note(self, request: Request, result: Reply | Failure) -> None:
        """Keep an exchange, or an answer given in the network's place."""
        if isinstance(result, Reply):
            self._write(*self._exchange(request, result))
        elif result.kind not in _UNRECORDED:
            block = failure_block(result)
            dated = {"WARC-Date": result.started_at} if result.started_at else {}
            size = len(block.getbuffer())
            self._write(self._writer.create_warc_record(name_of(request.url), "metadata", block, size, warc_headers_dict=dated))

    def stop(self) -> None:
        """Cut the exchanges under way, where there are any."""
        if isinstance(self._fetcher, Stopping):
            self._fetcher.stop()

    def close(self) -> None:
        """Finish the file."""
        try:
            with self._lock:
                self._file.close()
        except OSError as error:
            raise self._unwritable(error) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _exchange(self, request: Request, reply: Reply) -> tuple[ArcWarcRecord, ArcWarcRecord]:
        name = name_of(request.url)
        response = self._writer.create_warc_record(
            name,
            "response",
            BytesIO(reply.body),
            len(reply.body),
            warc_headers_dict=reply_fields(reply),
            http_headers=reply_headers(reply),
        )
        headers = response.rec_headers
        together = {
            "WARC-Date": headers.get_header("WARC-Date"),
            "WARC-Concurrent-To": headers.get_header("WARC-Record-ID"),
        }
        sent = self._fetcher.sent(request) if isinstance(self._fetcher, _Telling) else _usual(request)
        asked = self._writer.create_warc_record(
            name, "request", warc_headers_dict=together, http_headers=request_headers(request, sent)
        )
        return response, asked

    def _write(self, *records: ArcWarcRecord) -> None:
        try:
            with self._lock:
                if not self._file.closed:
                    for record in records:
                        self._writer.write_record(record)
        except OSError as error:
            raise self._unwritable(error) from None

    def _abandon(self) -> None:
        """Close a file that cannot even take what is in its buffer."""
        with suppress(OSError):
            self._file.close()

    def _unwritable(self, error: OSError) -> OutputError:
        return OutputError(
            f"the record {self._path} cannot be written: {error.strerror}", hint="choose another place with --record"
        )


def _usual(request: Request) -> dict[str, str]:
    return {"User-Agent": USER_AGENT, "Accept": request.accept}


class Replay:
    """A `Fetcher` that answers from a record and opens no socket.

    A request gets the answers to its address in the order in which they were recorded, the last one again and again; what
    was never asked is a failure `not recorded`. The gate is applied as in life. Raises `InputError` for a file that cannot be
    read; of one that is damaged, every record that is whole is used.
    """

    instant = True
    remembers = True

    def __init__(self, path: str, settings: Settings | None = None) -> None:
        self._gate = Gate(settings or Settings())
        self._lock = threading.Lock()
        self._answers: dict[str, list[int]] = {}
        self._next: dict[str, int] = {}
        self.description: str | None = None
        """What the record says of itself, such as that its replies are simulated."""
        self.damaged = 0
        """Places in it that could not be read; what stands before and behind them is used."""
        self._path = Path(path)
        try:
            with self._path.open("rb") as file:
                found = self._index(file)
        except OSError as error:
            raise _unreadable(path, str(error.strerror)) from None
        if not found:
            raise _unreadable(path, "there is no WARC record in it")

    def get(self, request: Request, *, deadline: float | None = None) -> Reply | Failure:  # noqa: ARG002 - nothing is waited for
        """The recorded answer."""
        refused = self._gate.judge(request.url)
        if isinstance(refused, Failure):
            return refused
        name = name_of(request.url)
        with self._lock:
            offsets = self._answers.get(name, [])
            turn = self._next.get(name, 0)
            self._next[name] = turn + 1
            result = self._read(request.url, offsets[min(turn, len(offsets) - 1)]) if offsets else None
        return result or Failure(url=request.url, kind="not recorded")

    def _index(self, file: BinaryIO) -> int:
        """Remember where the answers stand, for a record may be larger than memory. How many records were read."""
        index, found = Index(file), 0
        for record in index:
            found += 1
            if record.kind == "warcinfo":
                self._about(record.about)
            elif record.kind in ("response", "metadata"):
                self._answers.setdefault(name_of(record.url), []).append(record.offset)
        self.damaged = index.damaged
        return found

    def _about(self, block: bytes) -> None:
        for line in block.decode("utf-8", "replace").split("\r\n"):
            name, _, value = line.partition(": ")
            if name == "description":
                self.description = value

    def _read(self, url: str, offset: int) -> Reply | Failure | None:
        with self._path.open("rb") as file:
            file.seek(offset)
            record = next(iter(ArchiveIterator(file, no_record_parse=True)))
            fields, block = record.rec_headers, record.raw_stream.read()
        if record.rec_type == "metadata":
            return read_failure(url, fields, block)
        if not is_whole(fields, block):
            return Failure(url=url, kind="not recorded", detail="damaged record")
        try:
            return read_reply(url, fields, block)
        except (ValueError, IndexError):
            return None


def _unreadable(path: str, why: str) -> InputError:
    return InputError(f"the record {path} cannot be read: {why}", hint="give a file made with --record")
