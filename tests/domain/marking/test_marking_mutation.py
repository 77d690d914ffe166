"""The conformance table is strict: a marker that is wrong in one small way fails at least one row of it.

Each mutant is the source of a marking module with one operator, number, condition or floor changed.
"""

import ast
import copy
import inspect
from dataclasses import replace
from importlib import import_module

import pytest
from marking_oracle import failing

from bonemets.domain.marking import KINDS, Policies, policy, score
from bonemets.domain.marking.kind import PLUS_MINUS, RATIONALE, ZERO_ONE

MODULES = {name: import_module(f"bonemets.domain.marking.{name}") for name in ("rule", "score", "number", "response")}
# What a learner reads is tested in test_marking_sentence.py, an author's own errors in test_marking_item.py.
WORDS = {"_sentence", "_plus_minus_sentence", "_rationale_words", "_note", "_of", "__post_init__", "is_empty"}
SWAPS = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.LtE: ast.Lt, ast.Lt: ast.LtE, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And, ast.BitAnd: ast.BitOr,
    ast.Sub: ast.Add, ast.Add: ast.Sub,
}  # fmt: skip
OTHER_RULES = [(kind, rule) for kind in KINDS for rule in (ZERO_ONE, PLUS_MINUS, RATIONALE) if rule != KINDS[kind].rule]


def altered(node):
    """Yield a node in each of the small ways it could be wrong."""
    if isinstance(node, ast.Compare):
        for place, operator in enumerate(node.ops):
            if type(operator) in SWAPS:
                other = copy.deepcopy(node)
                other.ops[place] = SWAPS[type(operator)]()
                yield other
    elif isinstance(node, (ast.BoolOp, ast.BinOp)) and type(node.op) in SWAPS:
        yield type(node)(**{**dict(ast.iter_fields(node)), "op": SWAPS[type(node.op)]()})
    elif isinstance(node, ast.Constant) and type(node.value) in {int, bool}:
        yield ast.Constant(not node.value if isinstance(node.value, bool) else node.value + 1)
    elif isinstance(node, (ast.If, ast.IfExp)):
        fields = dict(ast.iter_fields(node))
        yield type(node)(**{**fields, "test": ast.UnaryOp(ast.Not(), node.test)})
        yield type(node)(**{**fields, "test": ast.Constant(value=False)})
    elif isinstance(node, ast.Call) and ast.unparse(node.func) == "max":
        yield node.args[1]  # the floor is gone


class Change(ast.NodeTransformer):
    """Replaces the node at one position by another."""

    def __init__(self, old, new):
        self.old, self.new = old, new

    def visit(self, node):
        return self.new if node is self.old else self.generic_visit(node)


def mutants(name):
    """Yield every mutant of one module: where it is, and its code."""
    tree = ast.parse(inspect.getsource(MODULES[name]))
    for function in [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name not in WORDS]:
        for node in [inner for statement in function.body for inner in ast.walk(statement)]:
            for other in altered(node):
                changed = copy.deepcopy(tree)
                twin = dict(zip(ast.walk(tree), ast.walk(changed), strict=True))[node]
                code = ast.fix_missing_locations(Change(twin, other).visit(changed))
                yield f"{name}.{function.name}: {ast.unparse(node)} -> {ast.unparse(other)}", code


def install(name, code, patch):
    """Let the marker run with a mutant in place of one of its modules."""
    real = MODULES[name]
    made = {"__name__": real.__name__}
    exec(compile(code, real.__file__, "exec"), made)
    for error in ("NumberError", "ResponseError"):
        if error in made:
            made[error] = getattr(real, error)
    if name == "rule":
        for each in ("zero_one", "plus_minus", "dyad", "triad"):
            patch.setattr(real, each, made[each])
    elif name == "number":
        patch.setattr(real.Quantity, "matches", made["Quantity"].matches)
        for user in ("score", "response"):
            patch.setattr(MODULES[user], "read_number", made["read_number"])
    elif name == "response":
        patch.setattr(MODULES["score"], "read", made["read"])
    return made["score"] if name == "score" else score


@pytest.mark.parametrize("name", MODULES)
def test_every_small_mistake_in_a_marking_module_fails_a_row_of_the_table(name):
    survivors, tried = [], 0
    for where, code in mutants(name):
        tried += 1
        with pytest.MonkeyPatch.context() as patch:
            if next(failing(install(name, code, patch)), None) is None:
                survivors.append(where)

    assert tried >= 5
    assert survivors == []


@pytest.mark.parametrize("name", MODULES)
def test_a_module_put_in_unchanged_passes_the_table(name, monkeypatch):
    tree = ast.parse(inspect.getsource(MODULES[name]))

    assert list(failing(install(name, tree, monkeypatch))) == []


@pytest.mark.parametrize(("kind", "other"), OTHER_RULES)
def test_another_rule_for_a_type_fails_a_row(kind, other, monkeypatch):
    monkeypatch.setitem(KINDS, kind, replace(KINDS[kind], rule=other))

    assert list(failing())


@pytest.mark.parametrize("kind", [kind for kind in KINDS if KINDS[kind].policy in {"grouping", "highlight_table"}])
def test_a_type_that_forgets_its_policy_fails_a_row(kind, monkeypatch):
    monkeypatch.setitem(KINDS, kind, replace(KINDS[kind], policy=""))

    assert list(failing())


@pytest.mark.parametrize(
    ("name", "choice"), [(name, each) for name in policy.CHOICES for each in policy.CHOICES[name][1:]]
)
def test_another_reading_by_default_fails_a_row(name, choice):
    def mark(item, response, policies):
        return score(item, response, policies if policies != Policies() else Policies(**{name: choice}))

    assert list(failing(mark))
