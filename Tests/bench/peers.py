"""Other programs that show tables in a terminal, with as many rows as the console's where they can take them."""
import contextlib, os, shutil, subprocess, time

from browse import COLUMNS, ROWS, press
from common import HERE, Terminal, environment_of, resident, rest, say, start

PAGE, HOME, END = b"\x1b[6~", b"\x1bOH", b"\x1bOF"


class Peer:
    """What a program is started with, what tells that it shows its rows, and its keys by the names of our lines."""

    def __init__(self, name, home, words, pattern, keys, folder=None, leaving=b"q"):
        self.name, self.home, self.words, self.pattern, self.keys = name, home, words, pattern, keys
        self.folder, self.leaving = folder, leaving

    def measure(self, presses, seconds, times):
        """What it takes, by the names of our lines: spreads of milliseconds and bytes; memory in KB."""
        environment = environment_of(self.home)
        where = (ROWS, COLUMNS, self.folder)
        taken = {"start": [start(self.words, environment, self.pattern, self.leaving, *where) for _ in range(times)]}
        program = Terminal(self.words, environment, *where)
        try:
            program.wait(self.pattern, 60)
            program.settle(1)
            for name, (key, back) in self.keys.items():
                taken[name] = press(program, key, back, presses)
            if seconds:
                memory, bytes_, ticks = rest(program, seconds)
                taken |= {"memory": memory, "idle": (bytes_, ticks, seconds)}
            else:
                taken["memory"] = resident(program.pid)
        finally:
            program.leave(self.leaving)
        return taken


def all_of(folder, orders):
    """The peers there are on this machine, their rows made in `folder` once."""
    os.makedirs(folder, exist_ok=True)
    makers = {"cc": bare, "tig": tig, "vd": visidata, "neomutt": neomutt}
    for program, make in makers.items():
        if shutil.which(program):
            yield make(folder, orders)
        else:
            say(f"no {program} here: that peer is left out")


def idle(folder):
    """Programs whose rest is looked at beside ours; what they show does not depend on our rows."""
    os.makedirs(folder, exist_ok=True)
    for program, pattern in {"htop": rb"PID", "btop": rb"(?i)cpu"}.items():
        if shutil.which(program):
            yield Peer(program, folder, [program], pattern, {})


def named(program, rows, orders):
    return program if rows == orders else f"{program} ({rows:,})"


def bare(folder, orders):
    table = os.path.join(folder, "table")
    subprocess.run(["cc", "-O2", "-o", table, os.path.join(HERE, "table.c"), "-lncursesw", "-ltinfo"], check=True)
    keys = {"move": (b"j", b""), "page": (b" ", b""), "end": (b"G", b"g"), "top": (b"g", b"G")}
    return Peer("bare ncurses", folder, [table, str(orders)], rb"1 of", keys)


@contextlib.contextmanager
def made(path, begin=lambda path: None):
    """A path that is there only when it is whole."""
    if not os.path.exists(path):
        half = path + ".half"
        shutil.rmtree(half, ignore_errors=True)
        begin(half)
        yield half
        os.rename(half, path)
    else:
        yield None


def tig(folder, orders, most=100_000):
    rows = min(orders, most)
    path = os.path.join(folder, f"history-{rows}")
    with made(path, lambda half: subprocess.run(["git", "init", "-q", half], check=True)) as half:
        if half:
            lines = []
            for number in range(rows):
                text = f"Change the thing of number {number}"
                lines.append(f"commit refs/heads/master\ncommitter A <a@example.test> {1_700_000_000 + number * 60} "
                             f"+0000\ndata {len(text)}\n{text}\n")
            subprocess.run(["git", "-C", half, "fast-import", "--quiet"], input="\n".join(lines), text=True, check=True)
            subprocess.run(["git", "-C", half, "symbolic-ref", "HEAD", "refs/heads/master"], check=True)
    keys = {"move": (b"j", b""), "page": (b" ", b""), "end": (END, HOME), "top": (HOME, END)}
    return Peer(named("tig", rows, orders), folder, ["tig"], rb"Change the thing", keys, folder=path)


def visidata(folder, orders, most=100_000):
    rows = min(orders, most)
    path = os.path.join(folder, f"rows-{rows}.csv")
    with made(path) as half:
        if half:
            with open(half, "w") as file:
                file.write("id,time,verdict,company,user\n")
                for number in range(rows):
                    file.write(f"tr-{number:08x},{1_700_000_000 + number},declined,Company Limited,user@example.test\n")
    keys = {"move": (b"j", b""), "page": (b"\x06", b""), "end": (b"gj", b"gk"), "top": (b"gk", b"gj"),
            "sort": (b"[", b"]")}
    return Peer(named("visidata", rows, orders), folder, ["vd", path], rb"tr-0000", keys)


def neomutt(folder, orders, most=100_000):
    rows = min(orders, most)
    path = os.path.join(folder, f"mail-{rows}")
    with made(path) as half:
        if half:
            with open(half, "w") as file:
                for number in range(rows):
                    day = time.strftime("%a, %d %b %Y %H:%M:%S +0000", time.gmtime(1_700_000_000 + number * 60))
                    file.write(f"From a@example.test Mon Nov 20 00:00:00 2023\nFrom: A <a@example.test>\n"
                               f"To: b@example.test\nDate: {day}\nSubject: tr-{number:08x}\nMessage-ID: <{number}@x>\n\n"
                               f"x\n\n")
    words = ["neomutt", "-n", "-F", "/dev/null", "-e", f"set folder={folder} mbox_type=mbox", "-R", "-f", path]
    keys = {"move": (b"j", b""), "page": (PAGE, b""), "end": (b"*", b"="), "top": (b"=", b"*")}
    return Peer(named("neomutt", rows, orders), folder, words, rb"tr-0000", keys)
