"""The Nu HTML checker, W3C's own."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from handbooks import ROOT

JAR = ROOT / "tests" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"

_JVM = ("-Xss4m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""The first compiler alone: of 10 s of processor time for a handbook's pages the second took half. It needs stack."""


def faults(folder: Path) -> list[str]:
    """The errors that the checker reports for the pages of a folder."""
    command = ["java", *_JVM, "-jar", str(JAR), "--format", "json", "--errors-only", "--skip-non-html", str(folder)]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(said.stderr or said.stdout)["messages"]
    return [f"{Path(item.get('url', '')).name}:{item.get('lastLine')}: {item['message']}" for item in messages]
