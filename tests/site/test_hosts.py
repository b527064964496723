"""Apache and nginx serve every kind of file with its type, its headers and its time in caches, and 404 as a page."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from lxml import etree

from apache import apache
from handbook.html.addresses import is_hashed
from handbook.site.static_hosts import write_static_hosts
from handbook.site.web_servers import HEADERS, PARTS_FOLDERS, write_headers
from handbook_sources import Handbook
from nginx import nginx

SERVERS = {"apache": apache, "nginx": nginx}
TYPES = {
    "": {"text/plain"},
    ".css": {"text/css"},
    ".docx": {"application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    ".html": {"text/html"},
    ".jpg": {"image/jpeg"},
    ".js": {"text/javascript"},
    ".json": {"application/json"},
    ".pdf": {"application/pdf"},
    ".png": {"image/png"},
    ".svg": {"image/svg+xml"},
    ".txt": {"text/plain"},
    ".woff2": {"font/woff2"},
    ".xml": {"application/xml", "text/xml"},
    ".zip": {"application/zip"},
}
FOR_SERVERS = {".htaccess", "_headers", "nginx.conf", "web.config"}
A_YEAR = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Host:
    """A host that serves the site below `base`; one connection for all that is asked."""

    base: str
    line: http.client.HTTPConnection

    def get(self, path: str, **headers: str) -> tuple[int, http.client.HTTPMessage, bytes]:
        """Status, headers and body of a file."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.line.request("GET", self.base + quote(path), headers=named)
        answer = self.line.getresponse()
        return answer.status, answer.headers, answer.read()


@contextmanager
def hosted(server: str, site: Path, base: str) -> Iterator[Host]:
    """The site on a server of SERVERS."""
    with (
        SERVERS[server](site, base) as address,
        closing(http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)) as line,
    ):
        yield Host(base, line)


@pytest.fixture(scope="module", params=SERVERS)
def host(request: pytest.FixtureRequest, site: Path, handbook: Handbook) -> Iterator[Host]:
    with hosted(request.param, site, handbook.base) as found:
        yield found


@pytest.fixture(scope="module")
def files(site: Path) -> list[str]:
    """Every file for readers."""
    paths = sorted(file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    return [path for path in paths if path not in {*FOR_SERVERS, ".handbook-site"}]


def test_every_file_is_served_whole_with_its_type_and_headers(host: Host, site: Path, files: list[str]) -> None:
    seen = set()
    for path in files:
        status, headers, body = host.get(path)
        ending = Path(path).suffix if path.rpartition("/")[2] != "SHA256SUMS" else ""
        seen.add(ending)
        assert (status, body) == (200, (site / path).read_bytes()), path
        assert headers.get_content_type() in TYPES[ending], path
        assert {name: headers[name] for name in HEADERS} == HEADERS, path
        assert headers.get_all("Cache-Control") == [A_YEAR if is_hashed(path) else "no-cache"], path
        assert headers["ETag"] or headers["Last-Modified"], path
    assert seen == set(TYPES)
    assert sum(map(is_hashed, files)) > 20


def test_text_is_read_as_thai(host: Host) -> None:
    for path in ("index.html", "downloads/forms/SHA256SUMS"):
        assert host.get(path)[1].get_param("charset") == "utf-8", path


def test_what_is_missing_is_the_page_that_says_so_and_is_kept_by_nobody(host: Host, site: Path) -> None:
    for path in ("nowhere/", "nowhere.0a1b2c3d.js", "en/nowhere/index.html"):
        status, headers, body = host.get(path)
        assert (status, body) == (404, (site / "404.html").read_bytes()), path
        assert headers.get_content_type() == "text/html"
        assert {name: headers[name] for name in HEADERS} == HEADERS, path
        assert headers.get("Cache-Control", "no-cache") == "no-cache", path


def test_a_file_that_did_not_change_is_not_sent_again(host: Host) -> None:
    _, headers, _ = host.get("index.html")
    status, _, body = host.get("index.html", If_None_Match=headers["ETag"])
    assert (status, body) == (304, b"")


def test_text_is_compressed_on_its_way_and_what_is_compressed_is_not(host: Host, files: list[str]) -> None:
    large = [path for path in files if host.get(path, Accept_Encoding="gzip")[1]["Content-Encoding"] == "gzip"]
    assert {Path(path).suffix for path in large} >= {".html", ".css", ".js", ".json", ".xml"}
    assert {Path(path).suffix for path in large} & {".pdf", ".docx", ".zip", ".png", ".jpg", ".woff2"} == set()


def test_settings_of_servers_are_nobodys_business(site: Path, handbook: Handbook) -> None:
    with hosted("nginx", site, handbook.base) as host:
        assert {host.get(name)[0] for name in FOR_SERVERS} == {404}


@pytest.mark.parametrize("base", ["/", "/a/b/"])
def test_the_site_may_stand_at_the_top_or_deep(tmp_path: Path, base: str) -> None:
    tmp_path.chmod(0o755)  # the servers read it under another account
    (tmp_path / "404.html").write_text("missing", encoding="utf-8")
    (tmp_path / "index.html").write_text("here", encoding="utf-8")
    write_headers(tmp_path, base)
    write_static_hosts(tmp_path, base)
    for server in SERVERS:
        with hosted(server, tmp_path, base) as host:
            assert host.get("")[::2] == (200, b"here")
            assert host.get("nowhere")[::2] == (404, b"missing")


def test_servers_without_expressions_keep_the_folders_of_parts(tmp_path: Path, site: Path) -> None:
    write_headers(tmp_path, "/a/")
    write_static_hosts(tmp_path, "/a/")
    assert (tmp_path / "_headers").read_text(encoding="utf-8").splitlines()[-4:] == [
        *("/a/assets/*", f"  Cache-Control: {A_YEAR}", "/a/images/*", f"  Cache-Control: {A_YEAR}")
    ]
    config = etree.parse(tmp_path / "web.config")
    modes = {place.get("path"): place.xpath(".//clientCache/@cacheControlMode") for place in config.iter("location")}
    assert modes == {"assets": ["UseMaxAge"], "images": ["UseMaxAge"]}
    assert config.xpath("/configuration/system.webServer//clientCache/@cacheControlMode") == ["DisableCache"]
    others = [
        file.name
        for folder in PARTS_FOLDERS
        for file in (site / folder).rglob("*")
        if file.is_file() and not is_hashed(file.name)
    ]
    assert others == ["OFL.txt"], "the fonts' licence, which does not change"
