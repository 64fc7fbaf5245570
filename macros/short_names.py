"""Short names for what a script declares inside its functions and blocks.

Properties keep their names, and so does what stands outside of all functions: other scripts use
it. A name that is not declared inside, such as that of another script, is never given to anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product

import tree_sitter_javascript
from tree_sitter import Language, Node, Parser

# Letters as often as they stand in scripts, since what comes again compresses well.
LETTERS = "etnrisoalcdufpmhgvbyxwkjqz"
KEYWORDS = {"as", "do", "if", "in", "of"}

_PARSER = Parser(Language(tree_sitter_javascript.language()))
_FUNCTIONS = {"arrow_function", "function_declaration", "function_expression", "method_definition"}
_WITH_A_BODY = _FUNCTIONS | {"catch_clause"}
_SCOPES = _WITH_A_BODY | {"for_in_statement", "for_statement", "statement_block", "switch_body"}
_DECLARING = {"class_declaration", "function_declaration", "variable_declarator"}
_PARAMETERS = ("parameters", "parameter")
_NAMES = {
    "identifier",
    "shorthand_property_identifier",
    "shorthand_property_identifier_pattern",
}
_PATTERNS = {"array_pattern", "formal_parameters", "object_pattern", "rest_pattern"}
# Where a part of a pattern, such as {key: name} or name = otherwise, has the name it declares.
_NAME_IN = {
    "assignment_pattern": "left",
    "object_assignment_pattern": "left",
    "pair_pattern": "value",
}


@dataclass(eq=False)
class _Scope:
    """A part of a script with names of its own, and the places where each of them stands."""

    outer: _Scope | None = None
    inner: list[_Scope] = field(default_factory=list)
    own: dict[str, list[Node]] = field(default_factory=dict)
    # The names from further out that stand in it, with the scope that declares them.
    passing: set[tuple[_Scope | None, str]] = field(default_factory=set)

    def opened(self) -> _Scope:
        self.inner.append(_Scope(self))
        return self.inner[-1]

    def declare(self, pattern: Node | None) -> None:
        for name in _declared(pattern):
            self.own.setdefault(name, [])

    def note(self, node: Node) -> None:
        """Note a name at the scope that declares it, and at all in between."""
        name, home, passed = _text(node), self, list[_Scope]()
        while name not in home.own and home.outer:
            passed.append(home)
            home = home.outer
        if home.outer:
            home.own[name].append(node)
        for scope in passed:
            scope.passing.add((home if home.outer else None, name))


def shortened(script: str) -> str:
    """Return the script with short names; one with a fault in it, which lint names, as it is."""
    root, top = _PARSER.parse(script.encode()).root_node, _Scope()
    if root.has_error:
        return script
    for node, scope in list(_names(root, top)):  # all are declared before any is looked for
        scope.note(node)
    return _rewritten(script.encode(), _replacements(top, {}))


def _names(node: Node, scope: _Scope) -> Iterator[tuple[Node, _Scope]]:
    """Yield the names in a node with their scopes, which are opened on the way."""
    name, inside = node.child_by_field_name("name"), scope
    if node.type in _DECLARING:
        scope.declare(name)
    if _is_scope(node):
        inside = scope.opened()
        for parameter in _PARAMETERS:
            inside.declare(node.child_by_field_name(parameter))
    if node.type == "for_in_statement" and node.child_by_field_name("kind"):
        inside.declare(node.child_by_field_name("left"))
    if node.type in _NAMES:
        yield node, scope
    for child in node.named_children:
        yield from _names(child, scope if child == name else inside)


def _is_scope(node: Node) -> bool:
    """Tell whether a node has names of its own; a body shares those of its function."""
    is_body = node.type == "statement_block" and node.parent and node.parent.type in _WITH_A_BODY
    return node.type in _SCOPES and not is_body


def _declared(pattern: Node | None) -> Iterator[str]:
    """Yield the names that a pattern such as {a, b: [c], ...d} declares."""
    if pattern is None:
        return
    if pattern.type in _NAMES:
        yield _text(pattern)
    elif pattern.type in _NAME_IN:
        yield from _declared(pattern.child_by_field_name(_NAME_IN[pattern.type]))
    elif pattern.type in _PATTERNS:
        for part in pattern.named_children:
            yield from _declared(part)


def _replacements(
    scope: _Scope, short: dict[tuple[_Scope | None, str], str]
) -> Iterator[tuple[Node, str]]:
    """Yield each name inside with the short one, which stands for nothing else where it stands."""
    for inner in scope.inner:
        taken = {short.get(passing, passing[1]) for passing in inner.passing} | KEYWORDS
        for name, chosen in _chosen(inner, taken):
            short[inner, name] = chosen
            yield from ((place, chosen) for place in inner.own[name] if chosen != name)
        yield from _replacements(inner, short)


def _chosen(scope: _Scope, taken: set[str]) -> Iterator[tuple[str, str]]:
    """Yield the names of a scope with their short ones; what only stands as {name} is short."""
    kept = {name for name, places in scope.own.items() if all(map(_is_shorthand, places))} - taken
    free = (name for name in _short_names() if name not in taken | kept)
    yield from ((name, name if name in kept else next(free)) for name in scope.own)


def _short_names() -> Iterator[str]:
    yield from LETTERS
    yield from ("".join(pair) for pair in product(LETTERS, repeat=2))


def _rewritten(script: bytes, replacements: Iterable[tuple[Node, str]]) -> str:
    parts, end = list[str](), 0
    for node, name in sorted(replacements, key=lambda each: each[0].start_byte):
        # {name} stands for {name: name}; the property keeps its name.
        key = f"{_text(node)}:" if _is_shorthand(node) else ""
        parts += [script[end : node.start_byte].decode(), key + name]
        end = node.end_byte
    return "".join(parts) + script[end:].decode()


def _is_shorthand(node: Node) -> bool:
    return node.type.startswith("shorthand")


def _text(node: Node) -> str:
    return (node.text or b"").decode()
