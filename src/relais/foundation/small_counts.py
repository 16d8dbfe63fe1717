"""Which counts may be shown, so that no small one can be read or worked out.

A small count is hidden, and others with it, since sums would give away what is hidden alone.
Counts and their sums are read as one network: what is counted flows through rows into columns
and, as their totals, back, and as much leaves each node as enters it. A reader knows that, and
that a hidden count is at least one, for a zero is shown. So a hidden count is told exactly when
it lies on no ring along which one more could flow: with the stream a count grows, against it a
count shrinks and must be two at least. Every small count gets a ring, of all rings the one that
costs the reader least.

Whoever can guess which counts are hidden for being small knows that these are below the limit. So
a ring is sought first along which they stay so; where there is none (four ones, of which the
total is hidden for being small, below five), any ring has to do.
Source: D. Gusfield, "A graph theoretic approach to statistical data security", SIAM Journal on
Computing 17 (1988), for rings; the bounds are ours.
"""

import heapq
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

type Node = Hashable


@dataclass(frozen=True, slots=True)
class Flow:
    """A count on its way from one node of the network to another."""

    source: Node
    target: Node
    count: int


def hidden[Name: Hashable](flows: Mapping[Name, Flow], *, small_cell: int) -> frozenset[Name]:
    """The names of the counts that are not shown: from 1 to below `small_cell`, and their rings.

    What flows must flow in a circle: then there always is a ring.
    """
    network = _Network({name: flow for name, flow in flows.items() if flow.count})
    small = [name for name, flow in network.flows.items() if flow.count < small_cell]
    found = set(small)
    for name in small:
        found |= network.cheapest_ring(name, found, limit=small_cell) or (
            network.cheapest_ring(name, found, limit=None)
        )
    return frozenset(found)


class _Network[Name: Hashable]:
    """The counts above zero. A zero takes no part in a ring, for it is shown."""

    def __init__(self, flows: Mapping[Name, Flow]) -> None:
        self.flows = flows
        self._beside: dict[Node, list[Name]] = defaultdict(list)
        for name, flow in flows.items():
            for node in {flow.source, flow.target}:
                self._beside[node].append(name)

    def cheapest_ring(self, name: Name, known: set[Name], *, limit: int | None) -> set[Name]:
        """The counts that close a ring with this one, at the least loss of shown ones; or none."""
        flow = self.flows[name]
        rings = []
        if _can_grow(flow.count, limit):
            rings.append(self._path(flow.target, flow.source, name, known, limit))
        if _can_shrink(flow.count):
            rings.append(self._path(flow.source, flow.target, name, known, limit))
        closed = [ring for ring in rings if ring is not None]
        return set(min(closed, key=lambda ring: ring[0])[1]) if closed else set()

    def _path(
        self, start: Node, goal: Node, without: Name, known: set[Name], limit: int | None
    ) -> tuple[tuple[int, int], tuple[Name, ...]] | None:
        """What a path costs (counts lost, then steps) and its counts; None where there is none."""
        frontier: list[tuple[tuple[int, int], int, Node, tuple[Name, ...]]] = [
            ((0, 0), 0, start, ())
        ]
        reached: set[Node] = set()
        order = 0
        while frontier:
            cost, _, node, path = heapq.heappop(frontier)
            if node == goal:
                return cost, path
            if node in reached:
                continue
            reached.add(node)
            for step, beyond in self._steps(node, limit):
                if step != without:
                    order += 1
                    price = 0 if step in known else self.flows[step].count
                    dearer = (cost[0] + price, cost[1] + 1)
                    heapq.heappush(frontier, (dearer, order, beyond, (*path, step)))
        return None

    def _steps(self, node: Node, limit: int | None) -> Iterator[tuple[Name, Node]]:
        """Every count that one more could flow along from here, and where to."""
        for name in self._beside[node]:
            flow = self.flows[name]
            if flow.source == node and _can_grow(flow.count, limit):
                yield name, flow.target
            if flow.target == node and _can_shrink(flow.count):
                yield name, flow.source


def _can_grow(count: int, limit: int | None) -> bool:
    """Whether one more leaves it what it was: small below the limit, or large."""
    return limit is None or count >= limit or count + 1 < limit


def _can_shrink(count: int) -> bool:
    """Whether one less leaves something, as a reader knows that there is."""
    return count > 1
