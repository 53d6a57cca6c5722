"""What the benchmarks share: programs on pseudo-terminals, a sandbox beside them, and how figures are taken and spread."""
import fcntl, importlib.machinery, importlib.util, json, os, pty, re, select, signal, struct, subprocess, sys, termios
import threading, time, urllib.request

ROWS, COLUMNS, QUIET = 36, 120, 0.03
HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
# Linux's own: the other end of a pseudo-terminal.
TIOCGPTPEER = 0x5441
COOKED = termios.ICANON | termios.ECHO | termios.ISIG


def built_in(build):
    """The folder of the programs of a build, `debug` or `release`."""
    return os.path.join(ROOT, ".build", build)


def script(name):
    """One of the benchmarks beside this file, as a module."""
    loader = importlib.machinery.SourceFileLoader(f"bench_{name}", os.path.join(HERE, name))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
    loader.exec_module(module)
    return module


class Terminal:
    """A program on a pseudo-terminal; what it writes is read until it is quiet."""

    def __init__(self, words, environment, rows=ROWS, columns=COLUMNS, folder=None):
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            # Before the program can ask for it.
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            if folder:
                os.chdir(folder)
            os.execvpe(words[0], words, environment)
        # Kept open, so that the terminal's modes can be read after the program is gone.
        self.other = fcntl.ioctl(self.fd, TIOCGPTPEER, os.O_RDWR | os.O_NOCTTY | os.O_CLOEXEC)
        self.bytes = 0

    def read(self, patience, quiet=QUIET):
        """What comes until nothing has come for `quiet`; with the moments of the first and the last byte."""
        chunks, first, last, end = [], None, None, time.monotonic() + patience
        while (now := time.monotonic()) < end:
            ready, _, _ = select.select([self.fd], [], [], quiet if chunks else min(quiet, end - now))
            if not ready:
                if chunks:
                    break
                continue
            try:
                data = os.read(self.fd, 65536)
            except OSError:
                break
            last = time.monotonic()
            first = first or last
            chunks.append(data)
            self.bytes += len(data)
        return b"".join(chunks), first, last

    def settle(self, quiet=0.5, patience=10):
        """Reads until nothing has come for `quiet`, be it that nothing comes at all."""
        seen, now = b"", time.monotonic()
        end = now + patience
        while (data := self.read(quiet, quiet)[0]) and time.monotonic() < end:
            seen += data
        return seen

    def wait(self, pattern, patience=30):
        seen, end = b"", time.monotonic() + patience
        while time.monotonic() < end:
            data, _, _ = self.read(1)
            seen += data
            if re.search(pattern, seen):
                return seen
        sys.exit(f"bench: {pattern!r} did not come; the last bytes: {seen[-400:]!r}")

    def press(self, keys, patience=5, quiet=QUIET):
        """Milliseconds from the key to the last byte it caused, and these bytes."""
        start = time.monotonic()
        os.write(self.fd, keys)
        data, _, last = self.read(patience, quiet)
        return ((last or time.monotonic()) - start) * 1000, data

    def press_until(self, keys, pattern, patience=30, quiet=0.005):
        """The same to the last byte of the frame in which `pattern` comes; None where it does not."""
        start, seen = time.monotonic(), b""
        os.write(self.fd, keys)
        while time.monotonic() < start + patience:
            data, _, last = self.read(patience, quiet)
            seen += data
            if re.search(pattern, seen):
                return (last - start) * 1000
            if not data:
                break
        return None

    def is_cooked(self):
        """Whether the terminal is as a shell wants it: lines, echo, signals."""
        return termios.tcgetattr(self.other)[3] & COOKED == COOKED

    def hang_up(self):
        """Closes the terminal as a window that is closed does."""
        for end in (self.other, self.fd):
            os.close(end)
        self.other = self.fd = None

    def end(self, keys=None, patience=3):
        """Milliseconds from `keys` to the program's end; None where one had to be made. The terminal stays open."""
        start = time.monotonic()
        if keys:
            os.write(self.fd, keys)
        while time.monotonic() < start + patience:
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                return (time.monotonic() - start) * 1000
            if self.fd is None or not self.read(0.002, 0.001)[0]:
                time.sleep(0.0005)
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        return None

    def leave(self, keys=b"\x03"):
        """Ends the program and closes the terminal."""
        took = self.end(keys)
        self.hang_up()
        return took


def start(words, environment, pattern, leaving, rows=ROWS, columns=COLUMNS, folder=None):
    """Milliseconds from a program's start to the bytes that show its first rows."""
    begun, seen = time.monotonic(), b""
    program = Terminal(words, environment, rows, columns, folder)
    while not re.search(pattern, seen):
        data, _, _ = program.read(60, quiet=0.001)
        if not data:
            program.leave(leaving)
            sys.exit(f"bench: {words[0]} did not show {pattern!r}: {seen[-300:]!r}")
        seen += data
    took = (time.monotonic() - begun) * 1000
    program.leave(leaving)
    return took


def parts(values):
    """The median, the 95th part of a hundred, and the worst."""
    values = sorted(values)
    at = lambda part: values[min(len(values) - 1, int(len(values) * part))]
    return at(0.5), at(0.95), values[-1]


def spread(values):
    return "{:7.2f} {:7.2f} {:7.2f}".format(*parts(values))


def status(pid):
    """The numbers of /proc/…/status, memory in KB."""
    with open(f"/proc/{pid}/status") as file:
        return {name: int(value) for name, value in re.findall(r"(?m)^(\w+):\s+(\d+)(?: kB)?$", file.read())}


def resident(pid):
    """Memory in KB."""
    return status(pid)["VmRSS"]


def ticks(pid):
    """Hundredths of a second of the processor."""
    with open(f"/proc/{pid}/stat") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12])


def rest(program, seconds):
    """Memory in KB, and the bytes and ticks of a program while nobody does anything."""
    program.settle()
    before, data, end = ticks(program.pid), b"", time.monotonic() + seconds
    while (now := time.monotonic()) < end:
        data += program.read(min(1, max(0.01, end - now)))[0]
    return resident(program.pid), len(data), ticks(program.pid) - before


class Run:
    """What a program took that ran to its end."""

    def __init__(self, wall, usage):
        self.wall, self.cpu, self.memory = wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def timed(words, environment=None, watch=None, **more):
    """Runs a program to its end; what it took, and what it said on stderr. `watch` is called every few seconds."""
    started, is_over = time.monotonic(), threading.Event()
    process = subprocess.Popen(words, env=environment, stderr=subprocess.PIPE, text=True, **more)

    def look():
        while not is_over.wait(5):
            watch()

    if watch:
        threading.Thread(target=look, daemon=True).start()
    try:
        report = process.stderr.read()
        _, code, usage = os.wait4(process.pid, 0)
        process.returncode = code
    finally:
        is_over.set()
        if process.returncode is None:
            process.terminate()
            process.wait(30)
    if code:
        sys.exit(f"bench: {words[0]} ended with {code}: {report[-400:]}")
    return Run(time.monotonic() - started, usage), report


class Sandbox:
    """An oz-sandbox on a loopback port; gone with `end`. `built` is a build's folder, or the program itself."""

    def __init__(self, built, *words, port=0):
        program = built if os.path.isfile(built) else f"{built}/oz-sandbox"
        began = time.monotonic()
        self.process = subprocess.Popen(
            [program, "--port", str(port), *words, "--exit-with-stdin"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            # An interrupt at the keyboard is ours to deal with; it ends with its standard input.
            start_new_session=True)
        self.logins = {}
        for line in self.process.stdout:
            words = line.split()
            if words[:1] == ["listening"]:
                self.url, self.port = words[1], int(words[1].rsplit(":", 1)[1])
            if words[:1] == ["log-in"]:
                self.logins[words[1]] = words[2:4]
            if words[:1] == ["ready"]:
                break
        else:
            sys.exit(f"bench: the sandbox did not start on port {port}")
        self.start_seconds = time.monotonic() - began

    def end(self):
        self.process.stdin.close()
        self.process.wait(10)

    def kill(self):
        self.process.kill()
        self.process.wait()


def environment_of(home):
    """What a program of ours gets to see of the world."""
    return {"HOME": home, "PATH": os.environ["PATH"], "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def home_of(home, built, sandbox, settings):
    """A home with a profile that is logged in as the operator; answers its environment."""
    os.makedirs(f"{home}/.config/ozc", mode=0o700)
    with open(f"{home}/.config/ozc/config.toml", "w") as file:
        file.write(settings)
    return log_in(home, built, sandbox)


def log_in(home, built, sandbox):
    """Logs the operator in, anew where the home has the profile already; answers the home's environment."""
    environment = environment_of(home)
    email, password = sandbox.logins["operator"]
    subprocess.run(
        [f"{built}/ozc", "login", "--server", sandbox.url, "--email", email, "--password-stdin"],
        input=password + "\n", text=True, env=environment, check=True, capture_output=True)
    return environment


def token(sandbox, who):
    """An access token of one of the sandbox's log-ins."""
    email, password = sandbox.logins[who]
    body = json.dumps({"credentials": {"email": email, "password": password}}).encode()
    with urllib.request.urlopen(urllib.request.Request(f"{sandbox.url}/api/authorize/auth", body)) as answer:
        return json.load(answer)["access_token"]


def requests(log):
    """The requests that a sandbox answered by its log, log-ins apart."""
    with open(log) as file:
        paths = [json.loads(line)["path"] for line in file if line.endswith("\n")]
    return sum(path.startswith("/api/") and "/authorize/" not in path for path in paths)


def say(*words):
    """Progress, on stderr."""
    print("bench:", *words, file=sys.stderr, flush=True)
