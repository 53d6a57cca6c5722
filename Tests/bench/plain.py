"""What somebody with `sqlite3` would ask of a mirror. The one place here that knows its tables and columns: when they
change, the statements below are to follow; until then the lines beside which they stand have no peer, and say so."""
import contextlib, sqlite3, subprocess, time, uuid

from common import say

# Of the newest orders as many as there are rows in the window.
PAGE = "SELECT * FROM orders{} ORDER BY created DESC, seq DESC LIMIT 46"
# By the names of fields in `browse.fields`; what is bound is what the API calls the value, an id as its bytes.
WORD = "(SELECT seq FROM words WHERE kind = 'verdict' AND word = ?)"
OWNER = "(SELECT seq FROM owners WHERE noun = '{}' AND id = ?)"
FIELDS = {
    "status": f"verdict = {WORD}", "user": f"user = {OWNER.format('users')}",
    "company": f"company = {OWNER.format('companies')}", "transaction": "transaction_id = ?",
}
# The index only says where a text may be; `ozc` looks at the rows as well.
TEXT = "seq IN (SELECT rowid FROM orders_text WHERE orders_text MATCH ?)"


def starts(mirror, times):
    """Milliseconds of the program `sqlite3` with the first page; None where there is none, or it does not fit."""
    taken = []
    for _ in range(times):
        begun = time.monotonic()
        try:
            run = subprocess.run(
                ["sqlite3", "-readonly", mirror.path, PAGE.format("")], capture_output=True)
        except FileNotFoundError:
            say("no sqlite3 here: that peer is left out")
            return None
        if run.returncode:
            return unfit(run.stderr.decode(errors="replace").strip())
        taken.append((time.monotonic() - begun) * 1000)
    return taken


def pages(mirror, asked):
    """Milliseconds of the first page of each (condition, value), by the library and no program's start."""
    taken = []
    with contextlib.closing(sqlite3.connect(f"file:{mirror.path}?mode=ro", uri=True)) as base:
        for condition, value in asked:
            begun = time.monotonic()
            try:
                base.execute(PAGE.format(f" WHERE {condition}"), (bound(condition, value),)).fetchall()
            except sqlite3.Error as error:
                return unfit(str(error))
            taken.append((time.monotonic() - begun) * 1000)
    return taken


def bound(condition, value):
    """The value as the mirror keeps it: an id by its bytes, a text by its runs of three characters."""
    if condition == TEXT:
        text = value.lower()
        return " AND ".join(f'"{text[place:place + 3]}"' for place in range(len(text) - 2))
    try:
        return uuid.UUID(value).bytes
    except ValueError:
        return value


def unfit(reason):
    say(f"sqlite3 is left out, since Tests/bench/plain.py does not fit the mirror: {reason}")
    return None
