"""Every page in Markdown does what it says: its code runs, its commands answer as shown.

The blocks of a page run from top to bottom in one namespace and one folder of their own, in which
`seeds/` is at hand:

- `python` is run; a comment behind a top-level `print(...)` is what it must print;
- `pycon` is run as a doctest;
- `toml`, `json` and `jsonl` must parse, and are saved where a second word names a file, as in
  "toml dossier.toml";
- `console` runs each `$ provenance ...` line and compares the lines below it; one of only `...`
  stands for any number of lines;
- `sh` is for commands that change the reader's machine: of these the `make` targets must exist, and
  those of `provenance` must be known;
- `text` is prose, drawings and output.

Any other language, or none, is refused: nothing on a page goes unread.
"""

import ast
import contextlib
import doctest
import io
import json
import re
import shlex
import shutil
import tokenize
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("benchmarks/*.md")])
ANY_LINES = "..."
OPTIONS = doctest.ELLIPSIS


class Page:
    """A page on its way from top to bottom: what its blocks have defined so far."""

    def __init__(self, path):
        self.path = path
        self.namespace = {"__name__": "__main__"}
        self.status = 0

    def follow(self):
        for token in MarkdownIt().parse(self.path.read_text(encoding="utf-8")):
            if token.type == "fence":
                self.take(token.info, token.content, token.map[0] + 1)
            assert token.type != "code_block", self.at(token.map[0], "a block without a fence")

    def take(self, info, content, line):
        language, *names = info.split() or [""]
        handler = getattr(self, f"take_{language}", None)
        assert handler, self.at(line, f"nobody runs or reads blocks of {language!r}")
        handler(content, line)
        for name in names:
            Path(name).write_text(content, encoding="utf-8")

    def at(self, line, message):
        return f"{self.path.relative_to(ROOT)}:{line}: {message}"

    def take_python(self, content, line):
        source = "\n" * line + content
        comments = comments_of(source)
        for statement in ast.parse(source, str(self.path)).body:
            said = io.StringIO()
            code = compile(ast.Module([statement], []), str(self.path), "exec")
            with contextlib.redirect_stdout(said):
                exec(code, self.namespace)  # noqa: S102  (the page's own code)
            comment = comments.get(statement.end_lineno)
            if comment is not None and ast.unparse(statement).startswith("print("):
                assert said.getvalue() == f"{comment}\n", self.at(statement.lineno, "prints other")

    def take_pycon(self, content, line):
        test = doctest.DocTestParser().get_doctest(
            content, self.namespace, "block", str(self.path), line
        )
        report = io.StringIO()
        runner = doctest.DocTestRunner(optionflags=OPTIONS)
        failed = runner.run(test, out=report.write, clear_globs=False).failed
        assert not failed, self.at(line, report.getvalue())
        self.namespace.update(test.globs)

    def take_toml(self, content, _line):
        tomllib.loads(content)

    def take_json(self, content, _line):
        json.loads(content)

    def take_jsonl(self, content, _line):
        for record in content.splitlines():
            json.loads(record)

    def take_text(self, _content, _line):
        pass

    def take_console(self, content, line):
        for offset, command, shown in commands_of(content):
            answer = self.answer_to(command, line + offset)
            message = f"$ {command} answers\n{answer}"
            assert matches(answer.splitlines(), shown), self.at(line + offset, message)

    def answer_to(self, command, line):
        if command == "echo $?":
            return f"{self.status}\n"
        name, *arguments = shlex.split(command)
        assert name == "provenance", self.at(line, f"{name!r} is not run by this test")
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            self.status = status_of(arguments)
        return said.getvalue()

    def take_sh(self, content, line):
        targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
        for command in content.splitlines():
            name, *arguments = shlex.split(command, comments=True) or ["#"]
            if name == "make":
                goals = {word for word in arguments if re.fullmatch(r"[a-z][a-z-]*", word)}
                assert goals <= targets, self.at(line, f"no such target: {goals - targets}")
            if name == "provenance":
                with contextlib.redirect_stdout(io.StringIO()) as said:
                    assert status_of([arguments[0], "--help"]) == 0, self.at(line, said.getvalue())


def comments_of(source):
    """What the comments behind code say, by line."""
    return {
        token.start[0]: token.string.removeprefix("# ")
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type == tokenize.COMMENT and token.line[: token.start[1]].strip()
    }


def commands_of(content):
    """The commands of a console block, each with its line and the lines shown below it."""
    lines = content.splitlines()
    starts = [number for number, line in enumerate(lines) if line.startswith("$ ")]
    assert starts[:1] == [0], "a console block starts with a command"
    for start, end in pairwise([*starts, len(lines)]):
        yield start + 1, lines[start][2:], lines[start + 1 : end]


def matches(answer, shown):
    """Whether the lines are those shown, where a line of only dots stands for any lines."""
    pieces = [re.escape(line) if line.strip() != ANY_LINES else None for line in shown]
    pattern = "".join("(?:.*\n)*?" if piece is None else f"{piece} *\n" for piece in pieces)
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in answer)) is not None


def status_of(arguments):
    from provenance.cli import main

    try:
        return main(arguments)
    except SystemExit as stopped:
        return stopped.code or 0


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_page_does_what_it_says(path, tmp_path, monkeypatch):
    if (ROOT / "seeds").exists():
        shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    Page(path).follow()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_links_of_a_page_lead_somewhere(path):
    for token in MarkdownIt().parse(path.read_text(encoding="utf-8")):
        for child in token.children or []:
            target = str(child.attrs.get("href") or child.attrs.get("src") or "")
            if target and not target.startswith(("https://", "#")):
                assert (path.parent / target.partition("#")[0]).exists(), target


# The reader of pages is itself held to what it promises: each page below must fail.
BROKEN = {
    "code that raises": "```python\n1 / 0\n```\n",
    "a print that says other": "```python\nprint(1 + 1)  # 3\n```\n",
    "a doctest that says other": "```pycon\n>>> 1 + 1\n3\n```\n",
    "a file that does not parse": "```toml\na = = 1\n```\n",
    "a language nobody reads": "```ruby\nputs 1\n```\n",
    "no language": "```\nwhatever\n```\n",
    "no fence": "Text.\n\n    indented code\n",
    "a command nobody runs": "```console\n$ ls\n```\n",
    "a target that is not there": "```sh\nmake coffee\n```\n",
    "a fence within a list": "- item\n\n  ```python\n  1 / 0\n  ```\n",
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_a_broken_page_is_caught(text, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    page = tmp_path / "page.md"
    page.write_text(text, encoding="utf-8")
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    (tmp_path / "Makefile").write_text("run: ready\n")
    with pytest.raises((AssertionError, ArithmeticError, ValueError)):
        Page(page).follow()


def test_blocks_of_a_page_share_names_and_files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    page = tmp_path / "page.md"
    page.write_text(
        "```toml a.toml\nx = 2\n```\n"
        "```python\nfrom pathlib import Path\nx = int(Path('a.toml').read_text()[-2])\n"
        "print(x)  # 2\n```\n"
        "```pycon\n>>> x + 1\n3\n>>> y = x\n```\n"
        "```python\nprint(\n    y,\n)  # 2\n```\n",
        encoding="utf-8",
    )
    Page(page).follow()


@pytest.mark.parametrize(
    ("answer", "shown", "same"),
    [
        (["a", "b"], ["a", "b"], True),
        (["a", "b"], ["a"], False),
        (["a", "b", "c"], ["a", "..."], True),
        (["a", "b", "c"], ["...", "c"], True),
        (["a", "b", "c"], ["...", "b"], False),
        (["a  "], ["a"], True),
        ([], [], True),
    ],
)
def test_dots_stand_for_any_lines(answer, shown, same):
    assert matches(answer, shown) is same
