"""Mirrors of so many orders, made once by the sandbox's generator and the real sync, and kept for the next time."""
import contextlib, hashlib, json, os, re, shutil, sqlite3, subprocess, tempfile, time

from common import Sandbox, environment_of, home_of, log_in, say, script

sync = script("sync")
PAGE, AHEAD = 500, 3


class Mirror:
    """A home whose mirror is whole, and what its sync took."""

    def __init__(self, home, built, note):
        self.home, self.built, self.note, self.orders = home, built, note, note["orders"]
        self.environment, self.sync = environment_of(home), note["sync"]
        self.path = path_of(home)

    @contextlib.contextmanager
    def server(self):
        """The sandbox that the mirror was synced from, logged in anew; and its log."""
        with tempfile.TemporaryDirectory(prefix="ozc-bench-") as folder:
            log = os.path.join(folder, "sandbox.log")
            sandbox = serve(self.built, self.note, log)
            try:
                log_in(self.home, self.built, sandbox)
                yield sandbox, log
            finally:
                sandbox.end()


def kept(folder, orders, built, shape, peer_orders=0, python=None):
    """The mirror of so many orders in `folder`; made where it is not there, gone on with where that was interrupted.

    With `peer_orders`, what others take for so many of the same pages is taken in the same run as the sync."""
    home = os.path.join(folder, str(orders))
    note = read_note(home)
    if note and (note["orders"] != orders or shape_of(home) not in (None, shape)):
        say(f"the mirror in {home} was made by another ozc: it is made anew")
        note = None
    if note and note["done"]:
        say(f"the mirror in {home} is there")
        return Mirror(home, built, note)
    if note is None:
        shutil.rmtree(home, ignore_errors=True)
        os.makedirs(home, mode=0o700)
        note = {"orders": orders, "now": time.time(), "port": 0, "sync": None, "done": False}
    return Mirror(home, built, build(home, built, note, peer_orders, python))


def build(home, built, note, peer_orders, python):
    orders, resumed, log = note["orders"], note["port"] != 0, os.path.join(home, "sandbox.log")
    with contextlib.suppress(FileNotFoundError):
        os.remove(log)
    sandbox = serve(built, note, log)
    try:
        if resumed:
            environment = log_in(home, built, sandbox)
        else:
            environment = home_of(home, built, sandbox, sync.settings(PAGE, AHEAD))
        # Kept from now on: a sync that is interrupted goes on from what is there, with a server that says the same.
        note["port"] = sandbox.port
        write_note(home, note)
        if not note["sync"]:
            say(f"{'goes on with' if resumed else 'makes'} the mirror of {orders:,} orders in {home}")
            note["sync"] = whole(built, environment, log, orders, resumed)
            write_note(home, note)
        if peer_orders:
            say(f"{orders:,} orders: what others take for the same pages")
            note["sync"] |= sync.peers(sandbox, orders, PAGE, peer_orders, python)
    finally:
        sandbox.end()
    os.remove(log)
    note["done"] = True
    write_note(home, note)
    return note


def whole(built, environment, log, orders, resumed):
    """What the sync takes that brings all, or all that an interrupted one left."""
    began = time.monotonic()

    def watch():
        asked = sync.requests(log)
        say(f"{orders:,} orders: about {min(orders, asked * PAGE):,} read in {time.monotonic() - began:.0f} s")

    taken = sync.ours(built, environment, log, orders, watch)
    if f"the mirror holds {orders:,} orders" not in taken["report"]:
        raise SystemExit(f"bench: the mirror is not whole: {taken['report'][-300:]}")
    if resumed and (brought := re.search(r"new: ([\d,]+) orders", taken["report"])):
        taken["orders"] = int(brought.group(1).replace(",", ""))
    say(f"{orders:,} orders: synced in {taken['wall']:.1f} s")
    return taken | {"resumed": resumed}


def serve(built, note, log):
    return Sandbox(
        built, "--orders", str(note["orders"]), "--now", str(note["now"]), "--log", log, port=note["port"])


def shape(built):
    """What the tables are in a mirror that this build makes."""
    with tempfile.TemporaryDirectory(prefix="ozc-bench-") as home:
        sandbox = Sandbox(built, "--orders", "1")
        try:
            environment = home_of(home, built, sandbox, sync.settings())
            subprocess.run([f"{built}/ozc", "sync"], env=environment, check=True, capture_output=True)
        finally:
            sandbox.end()
        return shape_of(home)


def shape_of(home):
    """What the tables of a mirror are; None where there is none yet."""
    if not os.path.exists(path_of(home)):
        return None
    with contextlib.closing(sqlite3.connect(f"file:{path_of(home)}?mode=ro", uri=True)) as base:
        told = base.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name, type")
        return hashlib.sha256(repr(told.fetchall()).encode()).hexdigest()


def path_of(home):
    return os.path.join(home, ".local/share/ozc/default/mirror.sqlite")


def read_note(home):
    try:
        with open(os.path.join(home, "bench.json")) as file:
            return json.load(file)
    except (FileNotFoundError, ValueError):
        return None


def write_note(home, note):
    with open(os.path.join(home, "bench.json"), "w") as file:
        json.dump(note, file, indent=1)
