"""
Follows invented logs through invented rotations, with restarts and deliveries that fail, one seed after the other; prints the seeds after
which a line was not delivered, or not in order. Every write has a time of its own, as it has on a disk where seconds go by.
usage: anyRotation.py FORWARDER SEEDS
"""
import gzip
import importlib.util
import os
import random
import shutil
import sys
import tempfile
import time

spec = importlib.util.spec_from_file_location("forwarder", sys.argv[1])
forwarder = importlib.util.module_from_spec(spec)
spec.loader.exec_module(forwarder)
key = b"k" * 32


class Exchange:
    def __init__(self, folder, dice):
        self.path = os.path.join(folder, "queue_log")
        self.dice = dice
        self.clock = int(time.time()) * 10**9
        self.written = []
        self.rotations = 0
        self.is_busy = False
        self.write(self.path)

    def touch(self, path):
        self.clock += self.dice.randrange(10**7, 10**10)
        os.utime(path, ns=(self.clock, self.clock))

    def write(self, path):
        for _ in range(self.dice.choice((1, 1, 2, 30, 400))):
            line = "%d|%d.%d|helplijn|NONE|ENTERQUEUE||%s|1" % (time.time(), time.time(), len(self.written), "9" * self.dice.randrange(20))
            with open(path, "a") as file:
                file.write(line + "\n")
            self.written.append(line)
        self.touch(path)

    def half_a_line(self):
        line = "%d|half|helplijn|NONE|ABANDON|1|1|%d" % (time.time(), len(self.written))
        cut = self.dice.randrange(len(line))
        with open(self.path, "a") as file:
            file.write(line[:cut])
        self.touch(self.path)
        yield
        with open(self.path, "a") as file:
            file.write(line[cut:] + "\n")
        self.touch(self.path)
        self.written.append(line)

    def rename(self):
        aside = self.aside()
        os.rename(self.path, aside)
        yield
        if self.dice.random() < 0.5:
            self.write(aside)
            yield
        if self.dice.random() < 0.3:
            open(self.path, "w").close()
            self.touch(self.path)
            yield
            if self.dice.random() < 0.5:
                self.write(aside)
                yield
        self.write(self.path)

    def copy(self):
        aside = self.aside()
        shutil.copyfile(self.path, aside)
        os.truncate(self.path, 0)
        self.touch(aside)
        self.touch(self.path)
        yield

    def pack(self):
        names = [os.path.join(os.path.dirname(self.path), name) for name in os.listdir(os.path.dirname(self.path)) if name.startswith("queue_log-") and not name.endswith(".gz")]
        for name in names:
            if self.dice.random() < 0.5 and name != self.newest_aside():
                changed = os.stat(name).st_mtime_ns
                with open(name, "rb") as plain, gzip.open(name + ".gz", "wb") as packed:
                    packed.write(plain.read())
                os.utime(name + ".gz", ns=(changed, changed))
                os.unlink(name)
        yield

    def aside(self):
        self.rotations += 1
        return self.newest_aside()

    def newest_aside(self):
        return "%s-%08d" % (self.path, self.rotations)

    def steps(self):
        while True:
            act = self.dice.choice(("write", "write", "write", "half_a_line", "rename", "copy", "pack"))
            if act == "write":
                self.write(self.path)
                yield
            else:
                self.is_busy = True
                yield from getattr(self, act)()
                self.is_busy = False


def first_times(lines):
    seen = set()
    return [line for line in lines if not (line in seen or seen.add(line))]


def deliver(follower, delivered, most, is_taken):
    try:
        lines, _more = follower.read(most)
    except OSError:
        return False
    if lines and is_taken:
        delivered.extend(line.decode().rstrip("\n") for line, _offset in lines)
        follower.move_to(lines[-1][1])
    return bool(lines) and is_taken


def is_whole(seed):
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        exchange = Exchange(folder, dice)
        follow = lambda place: forwarder.Follower(exchange.path, key, place, lambda _line, _now: True)
        follower, delivered, saved = follow(None), [], None
        steps = exchange.steps()
        deliver(follower, delivered, 1, True)
        saved = follower.place()
        for _ in range(dice.randrange(5, 60)):
            next(steps)
            if dice.random() < 0.5:
                deliver(follower, delivered, dice.choice((1, 7, 100)), dice.random() < 0.7)
            if dice.random() < 0.7:
                saved = follower.place()
            if dice.random() < 0.15:
                follower = follow(saved)  # killed and started again
                for _ in range(dice.randrange(4)):
                    next(steps)
        while exchange.is_busy:
            next(steps)
        exchange.write(exchange.path)
        while deliver(follower, delivered, 100, True):
            pass
        return first_times(delivered) == exchange.written


forwarder.note = lambda *_words, **_facts: None
print(" ".join(str(seed) for seed in range(int(sys.argv[2])) if not is_whole(seed)))
