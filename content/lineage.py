"""The family of a case as a tree of nodes, and where each is drawn."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from content.models import Adaptation, Initiative
from content.queries.lineage import Family

WIDTH, ROW, INDENT, RADIUS = 340, 56, 24, 16
LETTER = 7  # the width of one, at the size of a label
TEXT_GAP = 8
ROUND = 8


@dataclass
class Node:
    """A territory in the family: its sheet, or its word on another one's. `again`: its sheet stands elsewhere."""

    territory: str
    code: str
    year: int | None
    url: str
    title: str = ""
    changed: str = ""
    is_here: bool = False
    again: bool = False
    depth: int = 0
    row: int = 0
    children: list["Node"] = field(default_factory=list)
    parent: "Node | None" = None

    @property
    def x(self) -> int:
        return RADIUS + 2 + self.depth * INDENT

    @property
    def y(self) -> int:
        return self.row * ROW + ROW // 2

    @property
    def text_x(self) -> int:
        return self.x + RADIUS + TEXT_GAP

    @property
    def label(self) -> str:
        """The territory, cut where the drawing ends."""
        most = (WIDTH - self.text_x) // LETTER
        return self.territory if len(self.territory) <= most else f"{self.territory[: most - 1].rstrip()}…"

    @property
    def link(self) -> str:
        """The line from the parent: down, then across."""
        if self.parent is None:
            return ""
        start, end = self.parent, self
        bend = f"V{end.y - ROUND}Q{start.x} {end.y} {start.x + ROUND} {end.y}"
        return f"M{start.x} {start.y + RADIUS}{bend}H{end.x - RADIUS}"


@dataclass(frozen=True)
class Drawing:
    """The nodes in reading order, and the size of the whole."""

    root: Node
    nodes: list[Node]
    is_cut: bool

    @property
    def width(self) -> int:
        return WIDTH

    @property
    def height(self) -> int:
        return len(self.nodes) * ROW

    @property
    def radius(self) -> int:
        return RADIUS

    @property
    def territories(self) -> int:
        """How many nodes stand for a territory of their own."""
        return sum(not node.again for node in self.nodes)


def draw(family: Family, here: Initiative) -> Drawing:
    """The family as nodes with their places; each sheet stands once, at its shallowest place."""
    root = _sheet_node(family.root, here)
    placed, waiting = {family.root.pk}, deque([(family.root.pk, root)])
    while waiting:
        pk, parent = waiting.popleft()
        for step in family.steps.get(pk, ()):
            sheet = family.sheets.get(step.initiative_id or 0)
            node = _step_node(step, sheet, family.sheets[pk], here)
            node.again = bool(sheet and sheet.pk in placed)
            node.depth, node.parent = parent.depth + 1, parent
            parent.children.append(node)
            if sheet and not node.again:
                placed.add(sheet.pk)
                waiting.append((sheet.pk, node))
    nodes = list(_in_order(root))
    for number, node in enumerate(nodes):
        node.row = number
    return Drawing(root, nodes, family.is_cut)


def _sheet_node(sheet: Initiative, here: Initiative) -> Node:
    return Node(
        territory=sheet.territory_name,
        code=sheet.department_id or "",
        year=sheet.year,
        url=sheet.get_absolute_url(),
        title=sheet.title,
        is_here=sheet.pk == here.pk,
    )


def _step_node(step: Adaptation, sheet: Initiative | None, source: Initiative, here: Initiative) -> Node:
    step.source = source
    return Node(
        territory=step.collectivite.name,
        code=step.collectivite.department_id or "",
        year=step.year or (sheet.year if sheet else None),
        url=sheet.get_absolute_url() if sheet else step.get_absolute_url(),
        title=sheet.title if sheet else "",
        changed=step.changed,
        is_here=bool(sheet and sheet.pk == here.pk),
    )


def _in_order(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from _in_order(child)
