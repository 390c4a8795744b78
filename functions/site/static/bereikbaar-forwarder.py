#!/usr/bin/env python3
"""
Tells Bereikbaar what happens in the queues of this Asterisk or FreePBX exchange.

Follows queue_log (and, if asked, Master.csv), and posts new lines, signed, to the address of a source. A line counts as
delivered once the answer says so; until then it is sent again, and as a line is known by what it says, nothing counts twice.
Kept on disk are positions in files and times, never a line: see Place. Needs Python 3.6 or later and nothing else.

  bereikbaar-forwarder --set-up   ask for address and secret, write the settings and the unit, and check (as root, once)
  bereikbaar-forwarder            follow and deliver, for ever
  bereikbaar-forwarder --check    say whether log, exchange, address, clock and secret are right
  bereikbaar-forwarder --once     deliver what was not delivered yet, and stop
  bereikbaar-forwarder --unit     print a unit for systemd
  (--config FILE, if it is not /etc/bereikbaar-forwarder.conf)

The file with the settings may be read by its owner alone (chmod 600), as the secret stands in it:

  address = https://bereikbaar.example.org/hooks/centrale
  secret = whsec_...                                  or in the environment, as BEREIKBAAR_SECRET
  queue_log = /var/log/asterisk/queue_log
  queues = helpline, night                            only these; left out: all
  cdr = /var/log/asterisk/cdr-csv/Master.csv          left out: no call detail records
  cdr_contexts = from-trunk                           dialplan contexts in which calls come in
  state = /var/lib/bereikbaar-forwarder
  process = asterisk                                  empty: the exchange runs on another machine
  heartbeat_seconds = 240
  retry_seconds = 60                                  the longest pause between two tries
  language = nl
"""
import argparse
import base64
import bz2
import csv
import email.utils
import errno
import fcntl
import getpass
import glob
import gzip
import hashlib
import hmac
import http.client
import io
import json
import lzma
import os
import pwd
import random
import re
import socket
import ssl
import stat
import sys
import time
import urllib.parse
import zlib

VERSION = "1"
LOOK_EVERY = 0.5  # seconds
MOST_LINES = 100  # in one delivery
MOST_BYTES = 48000  # of one delivery; the door parses 64 KiB
MOST_LINE = 2000  # characters; a longer one is none, and is counted as such
MOST_READ = 1 << 20
FIRST_LOOK_BACK = 24 * 3600  # seconds; older lines are history, and go through the page Import
MOST_HEARTBEATS = 5000  # kept while the door cannot be reached
CONFIG = "/etc/bereikbaar-forwarder.conf"
UNIT_PATH = "/etc/systemd/system/bereikbaar-forwarder.service"
LOOPBACK = ("localhost", "127.0.0.1", "::1")


# ---------------------------------------------------------------------------------------------------------------- settings


class Problem(Exception):
    """Something that whoever runs this has to mend; its text says what and how."""


DEFAULTS = {
    "address": "",
    "secret": "",
    "queue_log": "/var/log/asterisk/queue_log",
    "queues": "",
    "cdr": "",
    "cdr_contexts": "",
    "state": "/var/lib/bereikbaar-forwarder",
    "process": "asterisk",
    "heartbeat_seconds": "240",
    "retry_seconds": "60",
    "language": "nl" if os.environ.get("LC_ALL", os.environ.get("LANG", "")).startswith("nl") else "en",
}


def read_settings(path):
    settings = dict(DEFAULTS)
    try:
        with open(path, encoding="utf-8") as file:
            if stat.S_IMODE(os.fstat(file.fileno()).st_mode) & 0o077:
                raise Problem(say("config_open", path=path))
            for number, line in enumerate(file, 1):
                line = line.strip()
                if line == "" or line.startswith("#"):
                    continue
                name, equals, value = line.partition("=")
                if equals == "" or name.strip() not in settings:
                    raise Problem(say("config_line", path=path, number=number))
                settings[name.strip()] = value.strip()
    except (OSError, UnicodeDecodeError):
        raise Problem(say("config_unreadable", path=path)) from None
    settings["secret"] = os.environ.get("BEREIKBAAR_SECRET", settings["secret"])
    Words.language = "nl" if settings["language"] == "nl" else "en"
    if not re.match(r"^\d{1,3}$", settings["heartbeat_seconds"]) or not 1 <= int(settings["heartbeat_seconds"]) <= 300:
        raise Problem(say("heartbeat_seconds"))
    if not re.match(r"^\d{1,3}(\.\d)?$", settings["retry_seconds"]) or float(settings["retry_seconds"]) > 300:
        raise Problem(say("retry_seconds"))
    if settings["cdr"] and not names_in(settings["cdr_contexts"]):
        raise Problem(say("cdr_contexts"))
    return settings


def names_in(text):
    return frozenset(name.strip() for name in text.split(",") if name.strip())


def key_of(secret):
    text = re.sub(r"^whsec_", "", secret.strip())
    try:
        key = base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    except ValueError:
        key = b""
    if not 24 <= len(key) <= 64:
        raise Problem(say("secret_form"))
    return key


# ------------------------------------------------------------------------------------------------------- what is delivered


def line_for_the_door(line, queues):
    """
    A line of queue_log without what the door never reads: the caller's name, reasons that people typed, numbers and channels of a
    transfer. None for a line of a queue that is not to be delivered.
    """
    head, parameters = line.split("|")[:5], line.split("|")[5:]
    if len(head) < 5:
        return line[:64]
    if queues and head[2] not in queues and head[2] != "NONE":
        return None
    number = {"ENTERQUEUE": 1, "DID": 0}.get(head[4])
    needed = [text if place == number or re.match(r"^(\d{0,6}|[*#]|PAUSED)$", text) else "" for place, text in enumerate(parameters)]
    return "|".join(text[:256] for text in head + needed)[:MOST_LINE]


# src, dst, dcontext, lastapp, start, end, uniqueid
CDR_COLUMNS = frozenset((1, 2, 3, 7, 9, 11, 16))


def record_for_the_door(line, contexts):
    """A call detail record with only the columns that the door reads; None for one of another context, such as a call out."""
    try:
        fields = next(csv.reader([line]), [])
    except csv.Error:
        return ["not a record"]  # counted by the door as not understood
    if len(fields) > 40:
        return ["not a record"]
    if len(fields) < 16 or fields[3] not in contexts:
        return None
    kept = set(CDR_COLUMNS)
    if len(fields) >= 19:
        kept.add(len(fields) - 2)  # linkedid
    if fields[7] == "Queue":
        kept.add(8)
    return [text[:256] if place in kept else "" for place, text in enumerate(fields)]


def is_recent_line(line, now):
    epoch = re.match(r"^(\d{9,10})[|.]", line)
    return epoch is not None and int(epoch.group(1)) > now - FIRST_LOOK_BACK


def is_recent_record(line, now):
    """Its times may be those of any zone: twelve hours more do no harm."""
    start = re.search(r"\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\b", line)
    return start is not None and start.group(0) > time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(now - FIRST_LOOK_BACK - 12 * 3600))


def text_of(line):
    """As the page Import reads it: UTF-8, or else Windows-1252."""
    for coding in ("utf-8", "cp1252"):
        try:
            return line.decode(coding)
        except UnicodeDecodeError:
            pass
    return line.decode("latin-1")


# ------------------------------------------------------------------------------------------------------------ following a log


class Log:
    """One file: the log itself, or one that was put aside. Compressed ones are unpacked in memory, never on disk."""

    openers = {".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open}
    mark_bytes = 256

    def __init__(self, path, key):
        self.key = key
        opener = self.openers.get(os.path.splitext(path)[1])
        self.file = open(path, "rb", 0)
        found = os.fstat(self.file.fileno())
        self.inode = found.st_ino
        self.changed = found.st_mtime
        self.is_packed = opener is not None
        if opener is not None:
            with self.file as packed, opener(packed, "rb") as unpacked:
                self.file = io.BytesIO(unpacked.read())
        self.offset = 0
        self.mark = ""
        self.last = (0, b"")  # what was read last, and where that stands

    def close(self):
        self.file.close()

    def size(self):
        return self.file.seek(0, os.SEEK_END)

    def changed_now(self):
        return self.changed if self.is_packed else os.fstat(self.file.fileno()).st_mtime

    def text(self, start, end):
        self.file.seek(start)
        return self.file.read(end - start)

    def mark_at(self, offset):
        """What stands before a position says whether this is still the same file. Keyed, as it holds what callers did."""
        start = max(0, offset - self.mark_bytes)
        return self.mark_of(self.text(start, offset)) if self.size() >= offset else None

    def mark_of(self, before):
        return hmac.new(self.key, b"place" + before, hashlib.sha256).hexdigest()[:32] if before else ""

    def unread(self):
        """The whole lines after the offset, up to a bound; None if what stands before the offset is not what stood there."""
        start = max(0, self.offset - self.mark_bytes)
        text = self.text(start, self.offset + MOST_READ)
        before, after = text[: self.offset - start], text[self.offset - start :]
        if len(before) < self.offset - start or self.mark_of(before) != self.mark:
            return None
        self.last = (start, text)
        end = after.rfind(b"\n") + 1
        if end == 0 and len(after) == MOST_READ:
            end = len(after)  # no line of a log is so long: passed over rather than waited for
        return after[:end]

    def start_at(self, offset):
        self.offset, self.mark = offset, self.mark_at(offset)

    def move_to(self, offset):
        """To the end of a line that was read last; the file itself may have been emptied since."""
        start, text = self.last
        self.offset, self.mark = offset, self.mark_of(text[max(0, offset - start - self.mark_bytes) : offset - start])


class Follower:
    """
    Reads every whole line of a log once, in order, through rotation by renaming and by copying, and after a stop of any length as long
    as the files are still there. `place` is what has to be remembered: the file, the position in it, and when the file before it ended,
    so that whatever was written to after that has not been read yet.
    """

    def __init__(self, path, key, place, is_recent):
        self.path = path
        self.key = key
        self.key_name = hmac.new(key, b"name", hashlib.sha256).hexdigest()[:8]
        self.is_recent = is_recent
        self.log = None
        self.after = 0.0
        self.resume = place
        self.is_whole = True  # nothing between the last place and now was lost

    def place(self):
        log = self.log
        return self.resume if log is None else {"inode": log.inode, "offset": log.offset, "mark": log.mark, "key": self.key_name, "after": self.after}

    def read(self, most):
        """Lines as (bytes, offset after it), at most so many, and whether there are more. Raises OSError if the log cannot be read."""
        if self.log is None or self.log.offset == 0:  # at its very beginning nothing tells whether it was emptied and written to again
            self.find(self.place())
        while True:
            newer = self.newer()  # asked before reading: the exchange has left the file that is open here by then
            text = self.log.unread()
            if text is None:
                self.find(self.place())
            elif text == b"" and newer:
                self.open(newer[0], self.log.changed_now())
            else:
                break
        lines, offset = [], self.log.offset
        for line in whole_lines(text):
            if len(lines) == most:
                return lines, True
            offset += len(line)
            lines.append((line, offset))
        return lines, len(newer) > 0 or len(text) >= MOST_READ // 2

    def move_to(self, offset):
        self.log.move_to(offset)

    def open(self, path, after):
        log = opened(path, self.key)
        if self.log is not None:
            self.log.close()
        self.log, self.after = log, after

    def newer(self):
        """Files with something in them that came after the one that is open, in order."""
        try:
            if os.stat(self.path).st_ino == self.log.inode:
                return []
        except FileNotFoundError:
            pass  # put aside this moment: the exchange still writes to the file that is open here
        return [path for path, found in self.since(self.log.changed_now()) if found.st_size > 0 and found.st_ino != self.log.inode]

    def find(self, place):
        """Opens the file in which the place is, wherever it has gone."""
        if place is None:
            self.open(self.path, max([0.0] + [found.st_mtime for path, found in self.since(0) if path != self.path]))
            self.skip_history()
            return
        if place["offset"] > 0:
            for path, _found in reversed(self.since(0)):
                try:
                    log = opened(path, self.key)
                except OSError:
                    continue
                if self.holds(log, place):
                    log.start_at(place["offset"])
                    self.log, self.after = log, place["after"]
                    return
                log.close()
            self.is_whole = False
            note("lost_place", path=self.path)
        # Nothing is left of that file, or nothing of it was read.
        unread = self.since(place["after"])
        self.open(unread[0][0] if unread else self.path, place["after"])

    def holds(self, log, place):
        if place["key"] != self.key_name:  # the secret is another one by now, and the mark means nothing any more
            return log.inode == place["inode"] and log.size() >= place["offset"]
        return log.mark_at(place["offset"]) == place["mark"]

    def since(self, moment):
        """Files that were changed after the moment, as (path, what is known of it), the oldest first. The log itself is always the newest."""
        name = re.compile(re.escape(self.path) + r"([.-]\d[\d.-]*(\.(gz|bz2|xz))?)?$")
        found = []
        for path in glob.glob(glob.escape(self.path) + "*"):
            try:
                if name.match(path):
                    found.append((path, os.stat(path)))
            except OSError:
                pass  # gone again
        found.sort(key=lambda one: (one[0] == self.path, one[1].st_mtime_ns))
        return [(path, known) for path, known in found if known.st_mtime > moment or path == self.path]

    def skip_history(self):
        log, now = self.log, time.time()
        text = log.unread()
        while text:
            offset = log.offset
            for line in whole_lines(text):
                if self.is_recent(text_of(line), now):
                    log.move_to(offset)
                    return
                offset += len(line)
            log.move_to(offset)
            text = log.unread()


def opened(path, key):
    try:
        return Log(path, key)
    except (EOFError, lzma.LZMAError, zlib.error):
        raise OSError(errno.EIO, "being packed", path) from None  # the unpacked one is still there, or this one is whole the next time


def whole_lines(text):
    lines = [line + b"\n" for line in text.split(b"\n")]
    last = lines.pop()[:-1]
    return lines + ([last] if last else [])


# ----------------------------------------------------------------------------------------------------------------- the exchange


def running_since(name):
    """The epoch second since when the exchange has been running; None if it is not. Consoles (asterisk -r) are not the exchange."""
    starts = []
    for folder in glob.glob("/proc/[0-9]*"):
        try:
            with open(folder + "/comm") as file:
                if file.read().strip() != name[:15]:
                    continue
            with open(folder + "/cmdline", "rb") as file:
                words = file.read().split(b"\0")
            if words[0] == b"" or any(re.match(br"^-\w*[rRx]", word) for word in words[1:]):
                continue
            with open(folder + "/stat") as file:
                ticks = int(file.read().rpartition(")")[2].split()[19])
            starts.append(boot_time() + ticks / os.sysconf("SC_CLK_TCK"))
        except (OSError, ValueError, IndexError):
            continue  # it ended while we looked
    return min(starts) if starts else None


def boot_time():
    with open("/proc/stat") as file:
        return int(re.search(r"^btime (\d+)", file.read(), re.M).group(1))


# --------------------------------------------------------------------------------------------------------------------- the door


class Door:
    def __init__(self, address, key):
        self.key = key
        self.url = urllib.parse.urlsplit(address)
        if self.url.scheme not in ("https", "http") or not self.url.hostname or not re.search(r"/hooks/[a-z0-9-]{1,32}$", self.url.path):
            raise Problem(say("address_form"))
        if self.url.scheme == "http" and self.url.hostname not in LOOPBACK:
            raise Problem(say("address_plain"))

    def post(self, body, headers=()):
        """The answer as (status, headers). Raises OSError or HTTPException if there is none."""
        connect = http.client.HTTPConnection if self.url.scheme == "http" else http.client.HTTPSConnection
        secure = {} if self.url.scheme == "http" else {"context": ssl.create_default_context()}
        connection = connect(self.url.hostname, self.url.port, timeout=30, **secure)
        try:
            connection.request("POST", self.url.path, body, dict(self.signed(body), **dict(headers)))
            answer = connection.getresponse()
            answer.read(65536)
            return answer.status, answer.headers
        finally:
            connection.close()

    def signed(self, body):
        """Standard Webhooks. The same body always goes under the same id."""
        name = "fw_" + hmac.new(self.key, b"delivery" + body, hashlib.sha256).hexdigest()[:32]
        moment = str(int(time.time()))
        signature = hmac.new(self.key, (name + "." + moment + ".").encode() + body, hashlib.sha256).digest()
        return {
            "content-type": "application/json",
            "user-agent": "bereikbaar-forwarder/" + VERSION,
            "webhook-id": name,
            "webhook-timestamp": moment,
            "webhook-signature": "v1," + base64.b64encode(signature).decode(),
        }


def body_of(lines, records, heartbeats):
    parts = {"queue_log": lines, "cdr": records, "heartbeats": heartbeats}
    return json.dumps({name: values for name, values in parts.items() if values}, ensure_ascii=False, separators=(",", ":")).encode()


# ------------------------------------------------------------------------------------------------------------------- the state


class State:
    """Positions and times, replaced as a whole and only when the new one is safely on disk."""

    def __init__(self, folder):
        self.path = os.path.join(folder, "positions.json")
        try:
            os.makedirs(folder, mode=0o700, exist_ok=True)
            self.lock = open(os.path.join(folder, "lock"), "w")
            fcntl.flock(self.lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Problem(say("state_locked", path=folder)) from None
        except OSError:
            raise Problem(say("state_unwritable", path=folder)) from None

    def read(self):
        try:
            with open(self.path, encoding="utf-8") as file:
                state = json.load(file)
            places = [place for place in (state["queue_log"], state["cdr"]) if place is not None]
            numbers = [place[name] for place in places for name in ("inode", "offset", "after")] + state["heartbeats"] + [state["alive"] or 0]
            if all(isinstance(number, (int, float)) for number in numbers) and all(isinstance(place[name], str) for place in places for name in ("mark", "key")):
                return state
        except FileNotFoundError:
            return {}
        except (ValueError, TypeError, LookupError):
            pass
        note("state_broken", path=self.path)
        return {}

    def write(self, state):
        with open(self.path + ".new", "w", encoding="utf-8") as file:
            json.dump(state, file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(self.path + ".new", self.path)
        folder = os.open(os.path.dirname(self.path), os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


# --------------------------------------------------------------------------------------------------------------- the forwarder


class Forwarder:
    def __init__(self, settings):
        self.key = key_of(settings["secret"])
        self.door = Door(settings["address"], self.key)
        self.state = State(settings["state"])
        known = self.state.read()
        self.queues = names_in(settings["queues"])
        self.contexts = names_in(settings["cdr_contexts"])
        self.queue_log = Follower(settings["queue_log"], self.key, known.get("queue_log"), is_recent_line)
        self.cdr = Follower(settings["cdr"], self.key, known.get("cdr"), is_recent_record) if settings["cdr"] else None
        self.process = settings["process"]
        self.heartbeat_seconds = int(settings["heartbeat_seconds"])
        self.longest_pause = float(settings["retry_seconds"])
        self.heartbeats = known.get("heartbeats", [])  # not delivered yet
        self.alive = known.get("alive")  # when the last one was noted
        self.is_resumed = self.alive is not None
        self.saved = None
        self.most = MOST_LINES
        self.failures = 0
        self.is_readable = True

    def turn(self):
        """
        One look at the logs and at most one delivery. True: there may be more at once. A heartbeat says that every line before it was
        delivered, so it goes with the lines that were read after it was noted.
        """
        heartbeats = self.heartbeats[:MOST_LINES]
        lines, has_more = self.read(self.queue_log)
        records, has_more_records = self.read(self.cdr)
        if self.is_readable:
            self.note_life()
        queue_lines, queue_end, is_all = self.fitting(lines, lambda text: line_for_the_door(text, self.queues), MOST_BYTES)
        room = MOST_BYTES - sum(map(bytes_of, queue_lines))
        cdr_records, cdr_end, are_all = self.fitting(records, lambda text: record_for_the_door(text, self.contexts), room)
        is_caught_up = is_all and are_all and not has_more and not has_more_records
        if not is_caught_up or not self.is_readable:
            heartbeats = []
        if (queue_lines or cdr_records or heartbeats) and not self.delivered(body_of(queue_lines, cdr_records, heartbeats)):
            return False
        if queue_end is not None:
            self.queue_log.move_to(queue_end)
        if cdr_end is not None:
            self.cdr.move_to(cdr_end)
        del self.heartbeats[: len(heartbeats)]
        self.save()
        return self.is_readable and (not is_caught_up or len(self.heartbeats) > 0)

    def read(self, follower):
        """Nothing where there is nothing to follow. A log that cannot be read is told of, and no sign of life goes out."""
        if follower is self.queue_log:
            self.is_readable = True
        if follower is None:
            return [], False
        try:
            found = follower.read(self.most)
            once_over("unreadable " + follower.path)
            return found
        except OSError as failure:
            once("unreadable", follower.path, path=follower.path)
            # An exchange makes its file of records with the first call.
            self.is_readable = self.is_readable and follower is self.cdr and isinstance(failure, FileNotFoundError)
            return [], False

    @staticmethod
    def fitting(lines, wanted, room):
        """What is to be delivered of these lines within so many bytes; the offset after the last one; whether that was all."""
        texts, end = [], None
        for line, offset in lines:
            text = wanted(text_of(line).rstrip("\r\n")) if line.strip() else None
            if text is not None:
                room -= bytes_of(text)
                if room < 0 and texts:
                    return texts, end, False
                texts.append(text)
            end = offset
        return texts, end, True

    def delivered(self, body):
        try:
            status, headers = self.door.post(body)
        except (OSError, http.client.HTTPException):
            status, headers = 0, {}
        if 200 <= status < 300:
            if self.failures >= 3:
                note("delivering_again")
            self.failures = 0
            self.most = min(MOST_LINES, self.most * 2)
            return True
        self.failures += 1
        if self.failures == 3 or self.failures % 60 == 0:
            note(refusal_of(status), status=status)
        self.most = max(10, self.most // 2)  # a slow door may manage fewer
        asked = headers.get("retry-after", "")
        pause = max(2 ** min(self.failures - 1, 8) * random.uniform(0.5, 1), int(asked) if re.match(r"^\d{1,5}$", asked) else 0)
        self.rest(min(pause, self.longest_pause))
        return False

    def rest(self, seconds):
        """Whoever cannot be told now is told later that the exchange was alive all the while."""
        until = time.time() + seconds
        while time.time() < until:
            time.sleep(max(0, min(5, until - time.time())))
            if self.is_readable:
                self.note_life()

    def note_life(self):
        """
        The log was read and the exchange runs: its silence is that of the callers. If it was running when this was last noted and has been
        since, and no line was lost, that holds for the time in which this script was not running, too.
        """
        now = int(time.time())
        if self.alive is not None and 0 <= now - self.alive < self.heartbeat_seconds:
            return
        since = running_since(self.process) if self.process else 0
        if since is None:
            once("not_running", "", process=self.process)
            return
        once_over("not_running ")
        if self.is_resumed and self.alive is not None and since + 2 < self.alive and self.queue_log.is_whole and self.process:
            self.heartbeats.extend(range(self.alive + self.heartbeat_seconds, now, self.heartbeat_seconds))
        self.is_resumed = False
        self.heartbeats.append(now)
        del self.heartbeats[:-MOST_HEARTBEATS]
        self.alive = now
        self.save()

    def save(self):
        places = {"queue_log": self.queue_log.place(), "cdr": self.cdr.place() if self.cdr else None}
        positions = [(place["inode"], place["offset"]) if place else None for place in places.values()] + [list(self.heartbeats), self.alive]
        if positions == self.saved:
            return
        try:
            self.state.write(dict(places, heartbeats=self.heartbeats, alive=self.alive))
            self.saved = positions
            once_over("state_unwritable ")
        except OSError:  # such as a full disk: after a restart some lines go twice, and count once
            once("state_unwritable", "", path=self.state.path)

    def run(self):
        note("started", version=VERSION)
        while True:
            if not self.turn():
                time.sleep(LOOK_EVERY)

    def run_once(self):
        while self.turn() or 0 < self.failures < 5:
            pass
        return 0 if self.is_readable and self.failures == 0 else 1


def bytes_of(value):
    return len(json.dumps(value, ensure_ascii=False).encode()) + 1


def refusal_of(status):
    return {0: "no_answer", 401: "refused_signature", 404: "refused_source"}.get(status, "refused")


# ------------------------------------------------------------------------------------------------------------------- the check


def check(path):
    """Every part by itself, so that all that is wrong is said at once. 0 if nothing is."""
    wrongs = []

    def tell(is_right, key, **facts):
        print(("  ok    " if is_right else "  WRONG ") + say(key, **facts))
        if not is_right:
            wrongs.append(key)

    def attempt(work):
        try:
            return work()
        except Problem as problem:
            print("  WRONG " + str(problem))
            wrongs.append("problem")
            return None

    settings = attempt(lambda: read_settings(path))
    if settings is None:
        return 1
    tell(True, "config_right", path=path)
    for log, form in ((settings["queue_log"], r"^\d{9,10}(\.\d+)?\|"), (settings["cdr"], r"^[^\n]*,")):
        if log:
            check_log(log, form, tell)
    if settings["process"]:
        tell(running_since(settings["process"]) is not None, "running" if running_since(settings["process"]) else "not_running", process=settings["process"])
    if attempt(lambda: is_free(settings["state"])):
        tell(True, "state_right", path=settings["state"])
    key = attempt(lambda: key_of(settings["secret"]))
    door = attempt(lambda: Door(settings["address"], key or b""))
    if door is not None and key is not None:
        check_door(door, tell)
    print(say("check_wrong", count=len(wrongs)) if wrongs else say("check_right"))
    return 1 if wrongs else 0


def check_log(path, form, tell):
    try:
        with open(path, "rb") as file:
            file.seek(max(0, os.fstat(file.fileno()).st_size - 8192))
            last = text_of(file.read()).splitlines()
        changed = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(os.stat(path).st_mtime))
    except FileNotFoundError:
        return tell(False, "log_missing", path=path)
    except OSError:
        return tell(False, "log_unreadable", path=path)
    if last and not re.match(form, last[-1]):
        return tell(False, "log_form", path=path)
    return tell(True, "log_right", path=path, changed=changed)


def is_free(folder):
    """That the forwarder runs beside this check is no fault; a folder that is not there yet is made by systemd."""
    there = folder if os.path.isdir(folder) else os.path.dirname(os.path.abspath(folder))
    if not os.access(there, os.W_OK) and there == folder:
        raise Problem(say("state_unwritable", path=folder))
    return True


def check_door(door, tell):
    try:
        status, headers = door.post(b'{"queue_log":[]}', {"x-bereikbaar-test": "1"}.items())
    except ssl.SSLError:
        return tell(False, "no_tls", host=door.url.hostname)
    except socket.gaierror:
        return tell(False, "no_name", host=door.url.hostname)
    except (OSError, http.client.HTTPException):
        return tell(False, "no_answer", status=0)
    told = email.utils.parsedate_tz(headers.get("date", ""))
    difference = int(time.time() - email.utils.mktime_tz(told)) if told else 0
    tell(abs(difference) <= 60, "clock_right" if abs(difference) <= 60 else "clock_wrong", seconds=difference)
    return tell(200 <= status < 300, "delivered" if 200 <= status < 300 else refusal_of(status), status=status)


# ------------------------------------------------------------------------------------------------------------------ setting up


def set_up(path):
    """Settings and unit for the user whose log it is. What is there already is left alone."""
    if os.path.exists(path):
        raise Problem(say("config_there", path=path))
    log = asked("ask_log", lambda text: found_file(text or DEFAULTS["queue_log"]), default=DEFAULTS["queue_log"])
    address = asked("ask_address", right_address)
    secret = asked("ask_secret", right_secret, is_secret=True)
    queues = asked("ask_queues", lambda text: text)
    lines = ["address = " + address, "secret = " + secret, "queue_log = " + log, "language = " + Words.language] + (["queues = " + queues] if queues else [])
    owner = os.stat(log)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write("\n".join(lines) + "\n")
        if os.geteuid() == 0:
            os.chown(path, owner.st_uid, owner.st_gid)
        has_unit = path == CONFIG and os.path.isdir(os.path.dirname(UNIT_PATH))
        if has_unit:
            with open(UNIT_PATH, "w") as file:
                file.write(unit(path, pwd.getpwuid(owner.st_uid).pw_name))
    except OSError:
        raise Problem(say("config_unwritable", path=path)) from None
    print()
    wrongs = check(path)
    if has_unit:
        print(say("unit_written", path=UNIT_PATH))
    return wrongs


def asked(key, read, default="", is_secret=False):
    """Asks again until the answer will do."""
    question = say(key, default=default) + " "
    while True:
        if is_secret and sys.stdin.isatty():
            answer = getpass.getpass(question)
        else:
            print(question, end="", flush=True)
            answer = sys.stdin.readline()
            if answer == "":
                raise Problem(say("not_set_up"))
        try:
            return read(answer.strip())
        except Problem as problem:
            print("  " + str(problem))


def right_address(text):
    Door(text, b"")
    return text


def right_secret(text):
    key_of(text)
    return text


def found_file(path):
    if not os.path.isfile(path):
        raise Problem(say("log_missing", path=path))
    return os.path.abspath(path)


# ------------------------------------------------------------------------------------------------------------------------ words


class Words:
    language = DEFAULTS["language"]
    said = set()


TEXTS = {
    "started": ("bereikbaar-forwarder {version} is running.", "bereikbaar-forwarder {version} draait."),
    "config_right": ("The settings in {path} can be read, by their owner alone.", "De instellingen in {path} zijn te lezen, alleen door de eigenaar."),
    "config_unreadable": ("The settings in {path} cannot be read.", "De instellingen in {path} zijn niet te lezen."),
    "config_open": (
        "Others can read {path}, and the secret stands in it: chmod 600 {path}",
        "Anderen kunnen {path} lezen, en het geheim staat erin: chmod 600 {path}",
    ),
    "config_line": ("Line {number} of {path} is no setting that is known here.", "Regel {number} van {path} is geen bekende instelling."),
    "heartbeat_seconds": ("heartbeat_seconds has to be a number from 1 to 300.", "heartbeat_seconds moet een getal van 1 tot en met 300 zijn."),
    "retry_seconds": ("retry_seconds has to be a number up to 300.", "retry_seconds moet een getal tot en met 300 zijn."),
    "cdr_contexts": (
        "With cdr also name the contexts in which calls come in, as cdr_contexts.",
        "Noem bij cdr ook de contexten waarin gesprekken binnenkomen, als cdr_contexts.",
    ),
    "secret_form": (
        "The secret is missing or not whole: it begins with whsec_ and is shown on the source's page.",
        "Het geheim ontbreekt of is niet compleet: het begint met whsec_ en staat op de pagina van de bron.",
    ),
    "address_form": (
        "The address is missing or not whole: it ends in /hooks/ and the name of the source.",
        "Het adres ontbreekt of is niet compleet: het eindigt op /hooks/ en de naam van de bron.",
    ),
    "address_plain": (
        "The address has to begin with https://: callers' numbers go over this connection.",
        "Het adres moet met https:// beginnen: over deze verbinding gaan nummers van bellers.",
    ),
    "log_right": ("{path} can be read; last written to at {changed}.", "{path} is te lezen; er is voor het laatst in geschreven op {changed}."),
    "log_missing": (
        "There is no {path}. Does the exchange write its queue log to a file (queue_log and queue_log_to_file in logger.conf)?",
        "{path} bestaat niet. Schrijft de centrale het wachtrijlogboek naar een bestand (queue_log en queue_log_to_file in logger.conf)?",
    ),
    "log_unreadable": ("{path} may not be read by this user.", "Deze gebruiker mag {path} niet lezen."),
    "log_form": ("{path} does not look as expected. Is it the right file?", "{path} ziet er anders uit dan verwacht. Is het het goede bestand?"),
    "running": ("The exchange is running (process {process}).", "De centrale draait (proces {process})."),
    "not_running": (
        "The exchange is not running (no process {process}): no sign of life is sent.",
        "De centrale draait niet (geen proces {process}): er gaat geen levensteken uit.",
    ),
    "unreadable": ("{path} cannot be read: no sign of life is sent until it can.", "{path} is niet te lezen: tot dat weer kan gaat er geen levensteken uit."),
    "state_right": ("Positions can be kept in {path}.", "Posities kunnen worden bewaard in {path}."),
    "state_unwritable": ("Positions cannot be written in {path}.", "Posities kunnen niet worden geschreven in {path}."),
    "state_locked": ("Another forwarder is using {path} already.", "Een andere forwarder gebruikt {path} al."),
    "state_broken": (
        "{path} is not what was written there; beginning with the last 24 hours.",
        "{path} is niet meer wat er was geschreven; begonnen bij de laatste 24 uur.",
    ),
    "lost_place": (
        "The file in which {path} was last read is gone. All that is left since then is sent; lines in between may be missing.",
        "Het bestand waarin {path} het laatst is gelezen, is weg. Alles wat er sindsdien nog is, wordt verstuurd; regels ertussen kunnen ontbreken.",
    ),
    "clock_right": ("The clock is right ({seconds} s from that of the address).", "De klok loopt goed ({seconds} s verschil met die van het adres)."),
    "clock_wrong": (
        "The clock is {seconds} s away from that of the address; from 300 s on nothing is accepted. Switch on NTP.",
        "De klok wijkt {seconds} s af van die van het adres; vanaf 300 s wordt niets meer aangenomen. Zet NTP aan.",
    ),
    "delivered": ("A signed test event was accepted.", "Een ondertekende testgebeurtenis is aangenomen."),
    "delivering_again": ("The address takes deliveries again; what was kept is sent now.", "Het adres neemt weer gebeurtenissen aan; wat bewaard was, gaat nu mee."),
    "no_answer": ("The address does not answer. Nothing is lost: it is tried again.", "Het adres antwoordt niet. Er gaat niets verloren: het wordt opnieuw geprobeerd."),
    "no_tls": ("{host} has no certificate that this machine trusts.", "{host} heeft geen certificaat dat deze machine vertrouwt."),
    "no_name": ("No machine called {host} can be found from here.", "Een machine met de naam {host} is vanaf hier niet te vinden."),
    "refused_signature": (
        "The address refuses the signature (401): the secret is another one, or the clock is more than 300 s off.",
        "Het adres weigert de handtekening (401): het geheim is anders, of de klok wijkt meer dan 300 s af.",
    ),
    "refused_source": (
        "There is no source of that name at the address (404), or it has no secret yet.",
        "Op dit adres is geen bron met die naam (404), of die heeft nog geen geheim.",
    ),
    "refused": ("The address answered {status}. Nothing is lost: it is tried again.", "Het adres antwoordde {status}. Er gaat niets verloren: het wordt opnieuw geprobeerd."),
    "config_there": ("{path} is there already: change it by hand, or take it away first.", "{path} is er al: wijzig het zelf, of haal het eerst weg."),
    "config_unwritable": ("{path} cannot be written by this user: sudo bereikbaar-forwarder --set-up", "Deze gebruiker kan {path} niet schrijven: sudo bereikbaar-forwarder --set-up"),
    "ask_log": ("Where is the queue log? (Enter: {default})", "Waar staat het wachtrijlogboek? (Enter: {default})"),
    "ask_address": ("The address for events, from the page of the source:", "Het adres voor gebeurtenissen, van de pagina van de bron:"),
    "ask_secret": ("The secret, which begins with whsec_:", "Het geheim, dat begint met whsec_:"),
    "ask_queues": (
        "Which queues are the helpline's, with commas between? (Enter: all there are)",
        "Welke wachtrijen zijn van de hulplijn, met komma's ertussen? (Enter: alle)",
    ),
    "not_set_up": ("Nothing was set up.", "Er is niets ingesteld."),
    "unit_written": (
        "{path} is written. Start it now, and with every start of this machine: systemctl enable --now bereikbaar-forwarder",
        "{path} is gemaakt. Zet het aan, nu en bij elke start van deze machine: systemctl enable --now bereikbaar-forwarder",
    ),
    "check_right": ("All is right.", "Alles is goed."),
    "check_wrong": ("To be mended: {count}.", "Nog te herstellen: {count}."),
}


def say(key, **facts):
    return TEXTS[key][1 if Words.language == "nl" else 0].format(**facts)


def note(key, **facts):
    """For the journal: what happens to deliveries, never what is in them."""
    print(say(key, **facts), file=sys.stderr, flush=True)


def once(key, of, **facts):
    if key + " " + of not in Words.said:
        Words.said.add(key + " " + of)
        note(key, **facts)


def once_over(key):
    Words.said.discard(key)


# ------------------------------------------------------------------------------------------------------------------------ start

UNIT = """\
[Unit]
Description=Tells Bereikbaar what happens in the queues of this exchange
Wants=network-online.target
After=network-online.target asterisk.service

[Service]
ExecStart=/usr/bin/env python3 {script} --config {config}
User={user}
StateDirectory=bereikbaar-forwarder
StateDirectoryMode=0700
Restart=always
RestartSec=5
NoNewPrivileges=true
PrivateTmp=true
ProtectHome=true
ProtectSystem=full

[Install]
WantedBy=multi-user.target
"""


def unit(config, user="asterisk"):
    return UNIT.format(script=os.path.realpath(__file__), config=os.path.abspath(config), user=user)


def main():
    parser = argparse.ArgumentParser(prog="bereikbaar-forwarder", description=__doc__.strip(), formatter_class=argparse.RawDescriptionHelpFormatter, add_help=True)
    for name in ("--set-up", "--check", "--once", "--unit"):
        parser.add_argument(name, action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--config", default=CONFIG, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    try:
        if wanted.unit:
            print(unit(wanted.config), end="")
            return 0
        if wanted.set_up:
            return set_up(wanted.config)
        if wanted.check:
            return check(wanted.config)
        forwarder = Forwarder(read_settings(wanted.config))
        return forwarder.run_once() if wanted.once else forwarder.run()
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
