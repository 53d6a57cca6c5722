"""What the benchmarks share: a program on a pseudo-terminal, a sandbox beside it, and how figures are spread."""
import fcntl, os, pty, re, select, struct, subprocess, sys, termios, time

ROWS, COLUMNS, QUIET = 36, 120, 0.03


class Terminal:
    """A program on a pseudo-terminal; what it writes is read until it is quiet."""

    def __init__(self, words, environment, rows=ROWS, columns=COLUMNS):
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execvpe(words[0], words, environment)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.text = b""

    def read(self, patience, quiet=QUIET):
        """What comes until nothing has come for `quiet`; with the moments of the first and the last byte."""
        chunks, first, last, end = [], None, None, time.monotonic() + patience
        while time.monotonic() < end:
            ready, _, _ = select.select([self.fd], [], [], quiet if chunks else min(quiet, end - time.monotonic()))
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
        return b"".join(chunks), first, last

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


def spread(values):
    values = sorted(values)
    at = lambda part: values[min(len(values) - 1, int(len(values) * part))]
    return f"{at(0.5):7.2f} {at(0.95):7.2f} {values[-1]:7.2f}"


class Sandbox:
    """An oz-sandbox on a loopback port; gone with `end`."""

    def __init__(self, built, *words):
        self.process = subprocess.Popen(
            [f"{built}/oz-sandbox", "--port", "0", *words, "--exit-with-stdin"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.logins = {}
        for line in self.process.stdout:
            words = line.split()
            if words[:1] == ["listening"]:
                self.url = words[1]
            if words[:1] == ["log-in"]:
                self.logins[words[1]] = words[2:4]
            if words[:1] == ["ready"]:
                break

    def end(self):
        self.process.stdin.close()
        self.process.wait(10)


def home_of(home, built, sandbox, settings):
    """A home with a profile that is logged in as the operator; answers its environment."""
    environment = {
        "HOME": home, "PATH": os.environ["PATH"], "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    os.makedirs(f"{home}/.config/ozc", mode=0o700)
    with open(f"{home}/.config/ozc/config.toml", "w") as file:
        file.write(settings)
    email, password = sandbox.logins["operator"]
    subprocess.run(
        [f"{built}/ozc", "login", "--server", sandbox.url, "--email", email, "--password-stdin"],
        input=password + "\n", text=True, env=environment, check=True, capture_output=True)
    return environment


def token(sandbox, who):
    """An access token of one of the sandbox's log-ins."""
    import json, urllib.request
    email, password = sandbox.logins[who]
    body = json.dumps({"credentials": {"email": email, "password": password}}).encode()
    with urllib.request.urlopen(urllib.request.Request(f"{sandbox.url}/api/authorize/auth", body)) as answer:
        return json.load(answer)["access_token"]
