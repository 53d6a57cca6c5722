"""The lines of budgets, the figures that were taken for them, and the table they make."""
from dataclasses import dataclass, field
from typing import Optional


@dataclass(frozen=True)
class Line:
    """What is measured, and what it must reach: a median, a 95th part, or a share of its peer's rate."""
    group: str
    title: str
    unit: str
    budget: str
    median: Optional[float] = None
    late: Optional[float] = None
    share: Optional[float] = None


def key(what):
    return Line("keys", f"key to last byte: {what}", "ms", "2 / 8", median=2, late=8)


LINES = {
    "start": Line("start", "start to the first rows, no network", "ms", "50", late=50),
    "move": key("move"), "page": key("page"), "top": key("top"), "end": key("end"),
    "sort": key("sort by an indexed column"), "tab": key("next list"),
    "filter": Line("filter", "filter on an indexed field, first page", "ms", "10", late=10),
    "text": Line("filter", "text search, first page", "ms", "30", late=30),
    "idle bytes": Line("idle", "bytes written at rest", "B", "0", median=0),
    "idle ticks": Line("idle", "CPU ticks at rest", "", "0", median=0),
    "bytes": Line("bytes", "bytes of a move", "B", "450", median=450),
    "memory": Line("memory", "memory while browsing, RSS", "MB", "64", median=64),
    "disk": Line("disk", "mirror on disk, an order", "KB", "2.5", median=2.5),
    "sync": Line("sync", "sync, orders a second", "", "0.5 × floor", share=0.5),
    "requests": Line("requests", "requests of a sync with nothing new", "", "2", median=2),
    "picture": Line("picture", "a 1280×720 image at 80×40 cells", "ms", "50", late=50),
    "q": Line("quit", "leave by q", "ms", "200", late=200),
    "^c": Line("quit", "leave by ^c", "ms", "200", late=200),
    "closed terminal": Line("quit", "leave by a closed terminal", "ms", "200", late=200),
}
GROUPS = list(dict.fromkeys(line.group for line in LINES.values()))
HEADS = ["what", "orders", "ozc p50", "p95", "beside it", "p50", "p95", "ratio", "budget", ""]


@dataclass
class Figure:
    """A line at a size: ours, and by the names of the peers what they took. A value is (median, 95th part or None)."""
    name: str
    orders: Optional[int]
    ours: tuple
    peers: dict = field(default_factory=dict)
    note: str = ""

    @property
    def line(self):
        return LINES[self.name]

    def ratio(self, peer):
        other = self.peers[peer][0]
        return self.ours[0] / other if other else None

    def is_met(self):
        line = self.line
        if line.share is not None:
            first = next(iter(self.peers), None)
            return first is None or (self.ratio(first) or 0) >= line.share
        if line.median is not None and self.ours[0] > line.median:
            return False
        return line.late is None or (self.ours[1] if self.ours[1] is not None else self.ours[0]) <= line.late

    def rows(self):
        """The words of the table: a row, and one more for each further peer."""
        line, peers = self.line, list(self.peers) or [None]
        verdict = ("met" if self.is_met() else "MISSED") + (f", {self.note}" if self.note else "")
        for number, peer in enumerate(peers):
            row = [""] * len(HEADS)
            if number == 0:
                title = line.title + (f", {line.unit}" if line.unit else "")
                row[:4] = [title, f"{self.orders:,}" if self.orders else "", *map(amount, self.ours)]
                row[8:] = [line.budget, verdict]
            if peer is not None:
                ratio = self.ratio(peer)
                row[4:8] = [peer, *map(amount, self.peers[peer]), "" if ratio is None else f"{ratio:.2f}"]
            yield row


def amount(value):
    if value is None:
        return ""
    if value == int(value) or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.2f}" if abs(value) < 10 else f"{value:.1f}"


class Table:
    """All figures of a run, told by line and then by size."""

    def __init__(self):
        self.figures, self.failed, self.wanting = [], [], []

    def add(self, *words, **more):
        self.figures.append(Figure(*words, **more))

    def text(self, markdown=False):
        order = list(LINES)
        figures = sorted(self.figures, key=lambda one: (order.index(one.name), one.orders or 0))
        rows = [row for figure in figures for row in figure.rows()]
        lines = markdown_of(rows) if markdown else plain_of(rows)
        growth = list(self.growth())
        if growth:
            lines += ["", *growth]
        missed = {}
        for figure in figures:
            if not figure.is_met():
                missed.setdefault(figure.name, []).append(f"{figure.orders:,}" if figure.orders else "")
        lines += ["", f"{sum(figure.is_met() for figure in figures)} of {len(figures)} figures met"]
        if missed:
            lines.append("missed: " + "; ".join(f"{name} {' and '.join(sizes)}".rstrip() for name, sizes in missed.items()))
        lines += [f"not measured: {one}" for one in self.failed]
        if self.wanting:
            lines.append("interrupted before: " + ", ".join(self.wanting))
        return "\n".join(lines)

    def growth(self):
        """How a median grows from the smallest size to the largest: what is not flat is a defect."""
        grown = {}
        for name in LINES:
            sizes = sorted((one for one in self.figures if one.name == name and one.orders), key=lambda one: one.orders)
            if len(sizes) > 1 and sizes[0].ours[0]:
                ends = (sizes[0].orders, sizes[-1].orders)
                grown.setdefault(ends, []).append(f"{name} ×{sizes[-1].ours[0] / sizes[0].ours[0]:.2f}")
        for (few, many), names in grown.items():
            yield f"growth of the median from {few:,} to {many:,} orders: " + ", ".join(names)


def plain_of(rows):
    rows = [HEADS] + rows
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADS))]
    left = {0, 4, 9}
    return ["  ".join(word.ljust(width) if column in left else word.rjust(width)
                      for column, (word, width) in enumerate(zip(row, widths))).rstrip() for row in rows]


def markdown_of(rows):
    ruler = ["---" if column in (0, 4, 9) else "--:" for column in range(len(HEADS))]
    return ["| " + " | ".join(row) + " |" for row in [HEADS, ruler] + rows]
