"""What the program says in other languages: `python packaging/translations.py` follows the source.

It collects every message: `self.tr("…")` with its class as context, calls of `QCoreApplication.translate`
and of names that are bound to it by `partial(QCoreApplication.translate, "context")`, and `say("…")` and
`say_count("…", "…", n)` without a context, in the templates of the report too. `lupdate` writes them into
each `resources/translations/simgui_CODE.ts`, where they are translated; `lrelease` compiles that to the `.qm`
that the window loads. A language is a file: an empty `simgui_fr.ts` begins French. English needs none: it is
what stands in the source, and `say_count` has its plural.

`--check` changes nothing and says what is missing or wrong.
"""

import argparse
import ast
import json
import re
import subprocess
import sys
import sysconfig
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

import jinja2
from jinja2.ext import extract_from_ast

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
_EXACTLY = ("-disable-heuristic", "sametext", "-disable-heuristic", "similartext")


@dataclass(frozen=True, order=True)
class Message:
    """One text that is translated.

    Attributes:
        context: The class or the name that it is looked up by; empty for what services say.
        source: The English text; of a plural, the form for one.
        is_plural: Whether a number decides its form.
    """

    context: str
    source: str
    is_plural: bool = False


_CODE = Message("", "en")
"""Its translation is the code of the language."""


class UnclearError(Exception):
    """A message is not written out where it is made."""


# From the source.


def collect(folder: Path) -> set[Message]:
    """Collect the messages of all modules of a folder.

    Raises:
        UnclearError: if one is no literal.
    """
    return {
        message
        for path in sorted(folder.rglob("*.py"))
        for message in _of_module(ast.parse(path.read_text("utf-8")), path.relative_to(folder.parent))
    }


def messages_of_program() -> set[Message]:
    """Collect the messages of the program and of its templates."""
    return collect(ROOT / "simgui") | set(of_templates(ROOT / "resources" / "report"))


def _of_module(tree: ast.Module, path: Path) -> Iterator[Message]:
    bound = {
        target.id: str(node.value.args[1].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Call)
        and _name(node.value.func) == "partial"
        and len(node.value.args) == 2
        and _name(node.value.args[0]) == "translate"
        and isinstance(node.value.args[1], ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    makes = path.name in ("sentences.py", "language.py")  # where these functions themselves are made
    yield from _of_node(tree, "", bound, path, makes=makes)


def _of_node(
    node: ast.AST, context: str, bound: Mapping[str, str], path: Path, *, makes: bool
) -> Iterator[Message]:
    if isinstance(node, ast.ClassDef):
        context = node.name
    elif isinstance(node, ast.Call):
        name, place = _name(node.func), f"{path}:{node.lineno}"
        if name == "say" and not makes and isinstance(node.func, ast.Name):
            yield Message("", _literal(node.args[0], place))
        elif name == "say_count" and not makes:
            _literal(node.args[1], place)
            yield Message("", _literal(node.args[0], place), is_plural=True)
        elif isinstance(node.func, ast.Name) and name in bound:
            yield Message(bound[name], _literal(node.args[0], place))
        elif name == "tr" and isinstance(node.func, ast.Attribute):
            if _name(node.func.value) != "self" or not context:
                raise UnclearError(f"{place}: the context of this tr cannot be read")
            yield Message(context, _literal(node.args[0], place))
        elif name == "translate" and _name(getattr(node.func, "value", node)) == "QCoreApplication":
            context_and_text = node.args[:2]
            if not makes or all(isinstance(each, ast.Constant) for each in context_and_text):
                yield Message(*(_literal(each, place) for each in context_and_text))
    for child in ast.iter_child_nodes(node):
        yield from _of_node(child, context, bound, path, makes=makes)


def _name(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _literal(node: ast.expr, place: str) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    raise UnclearError(f"{place}: {ast.unparse(node)} is not written out")


def of_templates(folder: Path) -> Iterator[Message]:
    """Give the messages of the templates of a folder."""
    environment = jinja2.Environment(autoescape=True)
    for path in sorted(folder.glob("*.html")):
        said = extract_from_ast(environment.parse(path.read_text("utf-8")), ("say", "say_count"))
        for line, name, texts in said:
            text = texts if isinstance(texts, str) else texts[0]
            if text is None:
                raise UnclearError(f"{path.name}:{line}: a message is not written out")
            yield Message("", text, is_plural=name == "say_count")


# Into the files that are translated, and what is loaded.


def languages(folder: Path) -> dict[str, Path]:
    """Give the files of translations of a folder by the codes of their languages."""
    return {ts.stem.partition("_")[2]: ts for ts in sorted(folder.glob("simgui_*.ts"))}


def update(messages: Iterable[Message], ts: Path) -> None:
    """Bring a file of translations up to date: what is new is unfinished there, what is gone is left out."""
    lines = [
        f"QCoreApplication.translate({_quoted(each.context)}, {_quoted(each.source)}"
        + (', "", 2)' if each.is_plural else ")")
        for each in sorted(messages)
    ]
    if ts.is_file() and not ts.stat().st_size:
        ts.unlink()  # lupdate makes one, but takes no empty one
    with tempfile.TemporaryDirectory() as made:
        stub = Path(made, "messages.py")
        stub.write_text("\n".join(lines) + "\n", "utf-8")
        to = ("-ts", ts, "-target-language", ts.stem.partition("_")[2])
        _run("lupdate", stub, *to, "-locations", "none", "-no-obsolete", *_EXACTLY)


def compiled(ts: Path, qm: Path) -> None:
    """Compile a file of translations."""
    beside = qm.with_name(f"{qm.name}.new")  # a window that runs from this folder reads the old one on
    _run("lrelease", "-silent", ts, "-qm", beside)
    beside.replace(qm)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _run(tool: str, *arguments: str | Path) -> None:
    scripts = Path(sysconfig.get_path("scripts"))
    done = subprocess.run(
        [scripts / f"pyside6-{tool}", *arguments], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{tool}: {done.stdout}{done.stderr}")


# What may be wrong with them.


def translations(ts: Path) -> dict[Message, tuple[str, ...]]:
    """Read a file of translations: the forms of each message; none while it is unfinished."""
    found = {}
    for context in ET.parse(ts).getroot().iter("context"):
        for entry in context.iter("message"):
            said = entry.find("translation")
            message = Message(
                context.findtext("name") or "", entry.findtext("source") or "", entry.get("numerus") == "yes"
            )
            forms = () if said is None else tuple(each.text or "" for each in said.iter("numerusform"))
            text = "" if said is None else said.text or ""
            is_done = said is not None and said.get("type") is None and (all(forms) if forms else bool(text))
            found[message] = (forms or (text,)) if is_done else ()
    return found


def faults(messages: set[Message], found: Mapping[Message, tuple[str, ...]]) -> list[str]:
    """Say what is missing or wrong in translations of these messages."""
    wrong = [f"is not in the file: {each}" for each in sorted(messages - found.keys())]
    wrong += [f"is not in the source any more: {each}" for each in sorted(found.keys() - messages)]
    for message, forms in sorted(found.items()):
        if not forms:
            wrong.append(f"is not translated: {message}")
        for form in forms:
            wrong += [f"{why}: {message} as {form!r}" for why in _mistakes(message, form)]
    return wrong


def _mistakes(message: Message, form: str) -> Iterator[str]:
    source, free = message.source, {"count"} if message.is_plural else set()  # "One picture", "2 pictures"
    try:
        same_places = _places(source, free) == _places(form, free)
    except ValueError:
        same_places = False
    if not same_places:
        yield "has other places in braces"
    if len(_MARK.findall(source)) != len(_MARK.findall(form)):
        yield "marks no letter, or another number of them"
    joins = source[:1].isspace() and form[:1] in _JOINS
    if source[:1].isspace() != form[:1].isspace() and not joins:
        yield "begins otherwise with a space"
    if source[-1:].isspace() != form[-1:].isspace():
        yield "ends otherwise with a space"


_MARK = re.compile(r"&(?=\w)")
_JOINS = ",;."
"""What a language may begin a part of a sentence with where English has a space."""


def _places(text: str, free: set[str]) -> set[tuple[str, str]]:
    """Give the places of a text in braces with their formats, except those that are free to be left out."""
    parsed = ((name, how or "") for _, name, how, _ in Formatter().parse(text) if name is not None)
    return {(name, how) for name, how in parsed if name not in free}


def check(folder: Path) -> list[str]:
    """Say what is wrong in a folder of translations."""
    messages, files = messages_of_program(), languages(folder)
    wrong = [
        f"{qm.name} has no {ts.name}"
        for qm in sorted(folder.glob("*.qm"))
        if not (ts := qm.with_suffix(".ts")).is_file()
    ]
    for language, ts in files.items():
        found = translations(ts)
        wrong += [f"{ts.name}: {each}" for each in faults(messages, found)]
        if found.get(_CODE) != (language,):
            wrong.append(
                f"{ts.name}: {_CODE.source!r} is translated by the code of the language, {language!r}"
            )
        with tempfile.TemporaryDirectory() as made:
            fresh, qm = Path(made, "fresh.qm"), ts.with_suffix(".qm")
            compiled(ts, fresh)
            if not qm.is_file() or fresh.read_bytes() != qm.read_bytes():
                wrong.append(f"{qm.name} is not the compiled {ts.name}")
    return wrong


def main() -> int:
    """Bring the files up to date, or check them."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="change nothing, say what is missing or wrong")
    if parser.parse_args().check:
        wrong = check(FOLDER)
        print(*wrong, sep="\n")
        return 1 if wrong else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    messages = messages_of_program()
    for ts in languages(FOLDER).values():
        update(messages, ts)
        compiled(ts, ts.with_suffix(".qm"))
        left = sum(not forms for forms in translations(ts).values())
        print(f"{ts.name}: {len(messages):,} messages, {left:,} to translate")
    return 0


if __name__ == "__main__":
    sys.exit(main())
