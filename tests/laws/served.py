"""Every file of the site is served: by IIS, which serves no file whose type it does not know, and by Apache."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

# In the applicationHost.config of every version of IIS since 7.0. Later ones know more, such as .json and .svg.
KNOWN = {".css", ".gif", ".htm", ".html", ".ico", ".jpeg", ".jpg", ".js", ".pdf", ".png", ".txt", ".xml"}
FOR_SERVERS = {".htaccess", ".handbook-site", "_headers", "nginx.conf", "web.config"}
# What IIS hides by default: https://learn.microsoft.com/en-us/iis/configuration/system.webserver/security/requestfiltering/hiddensegments/
HIDDEN = {
    "app_browsers",
    "app_code",
    "app_data",
    "app_globalresources",
    "app_localresources",
    "app_webreferences",
    "bin",
}


def mapped(site: Path) -> dict[str, str]:
    """Ending -> type, as web.config adds them."""
    maps = etree.parse(site / "web.config").iterfind(".//staticContent/mimeMap")
    return {str(entry.get("fileExtension")): str(entry.get("mimeType")) for entry in maps}


def test_iis_serves_every_file(site: Path) -> None:
    files = [file.relative_to(site) for file in site.rglob("*") if file.is_file() and file.name not in FOR_SERVERS]
    endings = {file.suffix or "." for file in files}
    assert {".", ".docx", ".json", ".pdf", ".svg", ".woff2", ".zip"} <= endings
    assert endings - KNOWN - mapped(site).keys() == set()
    assert [file for file in files if HIDDEN & {part.lower() for part in file.parts}] == []
    assert [file for file in files if set("+%&:*?") & set(str(file))] == [], "IIS refuses such names"
