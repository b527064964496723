"""Keys and certificates for servers of tests, made anew each time."""

from __future__ import annotations

import subprocess
from pathlib import Path


def ssh_key(file: Path) -> str:
    """Make a key pair; the public part as host_keys of targets.yml takes it."""
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(file)], check=True)
    return " ".join(file.with_suffix(".pub").read_text(encoding="ascii").split()[:2])


def certificate(folder: Path, name: str = "localhost") -> tuple[Path, Path]:
    """A certificate that signs itself, for a name (`localhost`: also for the tests' addresses); its key, and itself."""
    key, file = folder / f"{name}.key", folder / f"{name}.crt"
    names = f"subjectAltName=DNS:{name}" + (",IP:127.0.0.1,IP:127.0.0.2" if name == "localhost" else "")
    made = ["-subj", f"/CN={name}", "-addext", names, "-keyout", str(key), "-out", str(file)]
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *made],
        check=True,
        capture_output=True,
    )
    return key, file
