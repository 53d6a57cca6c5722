"""A console over a kept mirror, in a window of 200×50: what starting, keys, queries, rest and leaving take."""
import itertools, json, os, subprocess

from common import Terminal, rest, start

ROWS, COLUMNS = 50, 200
FIRST_ROW = rb"tr-[0-9a-z]"
# A frame of rows; where the one before had rows as well, only cells that differ are written, which need not be whole words.
FOUND = rb"tr-[0-9a-z]|\A(?s:(?!.*[^0-9,]0 so far).)+\Z"
# What is pressed, by the name of the line; the second keys lead back so that it can be pressed again.
KEYS = {
    "move": (b"j", b""), "page": (b"\x06", b""), "end": (b"G", b"g"), "top": (b"g", b"G"),
    "tab": (b"3", b"2"),
}


def words(mirror):
    return [f"{mirror.built}/ozc", "--offline"]


def starts(mirror, times):
    return [start(words(mirror), mirror.environment, FIRST_ROW, b"\x03", ROWS, COLUMNS) for _ in range(times)]


def opened(mirror):
    """A console that shows the first rows and has nothing more to say."""
    program = Terminal(words(mirror), mirror.environment, ROWS, COLUMNS)
    program.wait(FIRST_ROW, 60)
    program.settle()
    return program


def press(program, key, back, times):
    """Milliseconds and bytes of a key, pressed so often."""
    took, sizes = [], []
    if back:
        program.press(back, patience=1)
    for _ in range(times):
        milliseconds, data = program.press(key, patience=1)
        took.append(milliseconds)
        sizes.append(len(data))
        if back:
            program.press(back, patience=1)
    return took, sizes


def keys(program, times):
    """The same for every line of `KEYS` and for sorting, by their names."""
    taken = {name: press(program, key, back, times) for name, (key, back) in KEYS.items()}
    program.press(b"2")
    taken["sort"] = sorts(program, min(times, 40))
    return taken


def sorts(program, times):
    """The menu is opened and its next entry taken."""
    took, sizes = [], []
    for _ in range(times):
        program.press(b"s")
        program.press(b"j")
        milliseconds, data = program.press(b"\r")
        took.append(milliseconds)
        sizes.append(len(data))
    return took, sizes


def fields(mirror):
    """Queries on fields that have an index, with what a plain client of SQLite would call field and value."""
    orders = samples(mirror)
    emails = {user["user_id"]: user["email"] for user in told(mirror, "users")}
    names = {company["company_id"]: company["name"] for company in told(mirror, "companies")}
    users = dict.fromkeys(order["user_id"] for order in orders if order["user_id"] in emails)
    companies = dict.fromkeys(order["company_id"] for order in orders if order["company_id"] in names)
    by_user = [(f"user:{emails[user]}", "user", user) for user in users]
    by_company = [(f"company:\"{names[company]}\"", "company", company) for company in companies]
    by_status = [(f"status:{value.lower()}", "status", value)
                 for value in ("DECLINED", "SUCCESS", "OPERATOR_REQUIRED", "FAILED")]
    by_transaction = [(f"transaction:{order['meta_data']['transaction_id']}", "transaction",
                       order["meta_data"]["transaction_id"]) for order in orders]
    return [query for turn in itertools.zip_longest(by_status, by_user, by_company, by_transaction) for query in turn
            if query]


def texts(mirror):
    """Words to look for everywhere: names that many orders have, and the beginnings of ids that one has. None has fewer
    than three characters, which no index of runs of three can answer for a peer."""
    found = []
    for order in samples(mirror):
        person = order["meta_data"].get("person_info") or {}
        found.append(order["meta_data"]["transaction_id"])
        found += [name for name in (person.get("last_name"), person.get("first_name")) if name and len(name) > 2]
        found.append(order["folder_id"][:8])
    return list(dict.fromkeys(found))


def samples(mirror):
    """Orders from both ends of the list, in turn."""
    newest, oldest = told(mirror, "orders"), told(mirror, "orders", "--sort", "time_created")
    both = [order for pair in zip(newest, oldest) for order in pair]
    return [order for order in both if order["meta_data"].get("transaction_id")]


def told(mirror, noun, *more):
    answer = subprocess.run(
        [f"{mirror.built}/ozc", noun, "list", "--offline", "--limit", "200", "--format", "jsonl", *more],
        env=mirror.environment, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in answer.stdout.splitlines()]


def filters(program, queries, times):
    """Milliseconds from enter to the first page of a query, and the queries that showed none."""
    took, silent = [], []
    for query in queries[:times]:
        program.press(b"f")
        os.write(program.fd, query.encode())
        program.settle(0.15)
        milliseconds = program.press_until(b"\r", FOUND)
        if milliseconds is None:
            silent.append(query)
        else:
            took.append(milliseconds)
        # What still comes of it belongs to no other query.
        program.settle(0.15)
        os.write(program.fd, b"\x7f")
        program.settle(0.15)
    return took, silent


def at_rest(program, seconds):
    """Memory in KB, bytes and ticks."""
    return rest(program, seconds)


def leavings(mirror, times):
    """Milliseconds until the console is gone, and how often the terminal was not as it had been; by the way it is left."""
    taken = {}
    for name, way in {"q": b"qq", "^c": b"\x03", "closed terminal": None}.items():
        took, wrong = [], 0
        for _ in range(times):
            program = opened(mirror)
            if way is None:
                program.hang_up()
            milliseconds = program.end(way)
            if milliseconds is None or (way and not program.is_cooked()):
                wrong += 1
            if milliseconds is not None:
                took.append(milliseconds)
            if way:
                program.hang_up()
        taken[name] = (took, wrong)
    return taken
