"""Makes the mutants of a module: every small change that mutmut knows, one function at a time.

Only the changes are mutmut's. It leaves out what is decorated, which here is every property, rule
and law, so that it is shown the functions without their decorators.
"""

import ast
import difflib
from pathlib import Path
from types import CodeType
from typing import cast

import attrs
from mutmut import configuration
from mutmut.mutation.file_mutation import mutate_file_contents

ORIGINAL = "orig"
# The plain values among the defaults of a function, by the names of its arguments.
Defaults = dict[str, object]


@attrs.frozen
class Mutant:
    """One changed function: where it stands, what was changed, and the text and code of it."""

    file: str
    function: str
    line: int
    number: int
    was: str
    now: str
    text: str
    code: CodeType
    defaults: Defaults

    @property
    def name(self) -> str:
        """Say which one it is among all mutants of its file as it stands."""
        return f"{self.file}:{self.function}:{self.number}"


def mutants_of(path: Path, file: str) -> list[Mutant]:
    """Make all mutants of a file; `file` is how it is called."""
    source = path.read_text(encoding="utf-8")
    mutated, spans = _mutated(_bare(source), file)
    lines, codes = mutated.splitlines(), _codes(compile(mutated, file, "exec", dont_inherit=True))
    places = dict(_functions(ast.parse(source)))
    found = []
    for mangled in spans:
        prefix, _, number = mangled.rpartition("__mutmut_")
        if number == ORIGINAL:
            continue
        function = prefix.removeprefix("x_").removeprefix("xǁ").replace("ǁ", ".")
        before, after = (
            _text(lines, spans[name]) for name in (f"{prefix}__mutmut_{ORIGINAL}", mangled)
        )
        was, now = _difference(before[1:], after[1:])
        if not was:
            was, now = _plain(before[0], function), _plain(after[0], function)
        found.append(
            Mutant(
                file=file,
                function=function,
                line=places[function],
                number=int(number),
                was=was,
                now=now,
                text="\n".join(after),
                code=codes[mangled],
                defaults=_defaults(after),
            )
        )
    return found


def _mutated(source: str, file: str) -> tuple[str, dict[str, tuple[int, int]]]:
    configuration._guess_source_paths = lambda: ["."]  # noqa: SLF001 - it wants one, and reads none
    made = mutate_file_contents(file, source)
    spans = {name: (span.start, span.end) for name, span in made.line_span_by_function_name.items()}
    return made.code, spans


def _bare(source: str) -> str:
    """Blank the decorators of functions, so that every line stays where it was."""
    lines = source.splitlines()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            for one in node.decorator_list:
                if ast.unparse(one) not in {"overload", "staticmethod", "classmethod"}:
                    first, last = one.lineno - 1, one.end_lineno or one.lineno
                    lines[first:last] = [""] * (last - first)
    return "\n".join(lines) + "\n"


def _functions(tree: ast.Module) -> list[tuple[str, int]]:
    found = [(node.name, node.lineno) for node in tree.body if isinstance(node, ast.FunctionDef)]
    for within in tree.body:
        if isinstance(within, ast.ClassDef):
            found += [
                (f"{within.name}.{node.name}", node.lineno)
                for node in within.body
                if isinstance(node, ast.FunctionDef)
            ]
    return found


def _text(lines: list[str], span: tuple[int, int]) -> list[str]:
    text = lines[span[0] - 1 : span[1]]
    while text and not text[0].lstrip().startswith(("def ", "@")):
        text = text[1:]
    while text and text[0].lstrip().startswith("@"):
        text = text[1:]
    return text


def _plain(line: str, function: str) -> str:
    _, _, rest = line.partition("(")
    return f"def {function.rpartition('.')[2]}({rest}"


def _difference(before: list[str], after: list[str]) -> tuple[str, str]:
    gone, come = [], []
    for line in difflib.ndiff(before, after):
        if line.startswith("- "):
            gone.append(line[2:].strip())
        if line.startswith("+ "):
            come.append(line[2:].strip())
    return " ".join(gone), " ".join(come)


def _codes(code: CodeType) -> dict[str, CodeType]:
    found = {}
    for one in code.co_consts:
        if isinstance(one, CodeType):
            found[one.co_name] = one
            found |= _codes(one)
    return found


def _defaults(text: list[str]) -> Defaults:
    indent = len(text[0]) - len(text[0].lstrip())
    stated = ast.parse("\n".join(line[indent:] for line in text)).body[0]
    arguments = cast("ast.FunctionDef", stated).args
    plain = [*arguments.posonlyargs, *arguments.args]
    given = [
        *zip(plain[::-1], arguments.defaults[::-1], strict=False),
        *zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True),
    ]
    return {one.arg: value.value for one, value in given if isinstance(value, ast.Constant)}
