"""What a host or a transport says -> the code of the one line that an officer reads."""

from __future__ import annotations

import re

from handbook.problems import Problem, ProblemsError

# What rclone puts before the words of the host.
_BEFORE = re.compile(
    r"^\d{4}/\d\d/\d\d \d\d:\d\d:\d\d |^(CRITICAL|ERROR|NOTICE)\s*: |^NewFs: |^Failed to [^:]+: "
    r"|^Failed to create file system for \"[^\"]+\": "
)
_SHOWN = 160
_PATH = re.compile(r"(?:ERROR|NOTICE|Failed to \S+)\s*: (?P<path>[^:]+\.[A-Za-z0-9_.]+): ")

# First match wins. The words are those of rclone 1.75, OpenSSH, vsftpd, pure-ftpd, Apache, nginx and S3, as provoked in
# tests/publish/test_errors.py; Go's network errors: https://pkg.go.dev/net.
_SAYS = (
    ("HB755", r"must use encryption|must use (TLS|SSL)|TLS is required|control connection.*required|\b421 .*cleartext"),
    ("HB754", r"530 .?Please login with USER and PASS"),  # what vsftpd says to AUTH TLS when it has none
    (
        "HB756",
        (
            r"[Tt]oo many (\w+ )?(connections|users|clients)|users \(the maximum\)"
            r"|maximum number of (allowed )?(clients|connections)"
        ),
    ),
    ("HB752", r"\b530\b|unable to authenticate|\b401\b|\b403\b|AccessDenied|InvalidAccessKey|SignatureDoesNotMatch"),
    ("HB753", r"key mismatch|pinned fingerprints|key is unknown|no common algorithm for host key|host key"),
    ("HB754", r"x509|certificate|first record does not look like a TLS|AUTH TLS|\b500 .*AUTH|\b502 .*AUTH|\b534\b"),
    ("HB757", r"\b552\b|\b507\b|[Qq]uota|Insufficient Storage|No space|EDQUOT|no free volumes"),
    ("HB759", r"partial file rename failed.*(550|553|exist)"),
    ("HB760", r"\b550\b|\b553\b|[Pp]ermission denied|\b405\b|\b409\b|EACCES"),
    ("HB758", r"\b451\b|\b452\b|corrupted on transfer|SSH_FX_FAILURE|\b5\d\d Internal|\b500\b"),
    ("HB761", r"(getinfo|NewObject failed): object not found"),
    ("HB763", r"NoSuchBucket|directory not found"),
    (
        "HB762",
        (
            r"connection (refused|reset|lost)|no such host|lookup|network is unreachable|i/o timeout|timed out|EOF"
            r"|broken pipe|Errno|closed network|couldn't connect|\b42[156]\b|\b503\b|local error: tls"
        ),
    ),
)


class HostError(Exception):
    """The host, or the line to it, did not do what was asked: a code of messages.yml and its details."""

    def __init__(self, code: str, **details: str) -> None:
        self.code, self.details = code, details
        super().__init__(code)

    def at(self, path: str, place: tuple[int, int]) -> ProblemsError:
        """The same as a problem at a target's place."""
        return ProblemsError([Problem(path, *place, self.code, self.details)])


def explained(said: str) -> HostError:
    """The error of which a transport's output tells; its own words are kept in short."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    for code, pattern in _SAYS:
        for line in lines:
            if re.search(pattern, line):
                path = _PATH.search(line)
                return HostError(code, said=_words(line), file=path["path"] if path else "")
    return HostError("HB764", said=_words(lines[-1]) if lines else "–")


def _words(line: str) -> str:
    """The host's own words of a line of rclone."""
    while (shorter := _BEFORE.sub("", line)) != line:
        line = shorter
    return line[:_SHOWN]
