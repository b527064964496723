"""Files for web servers: `.htaccess` for Apache and LiteSpeed, `web.config` for IIS.

They set the headers of all pages, the page for what is missing, how long browsers keep a file without asking again, and
the type of every kind of file. Those for nginx and for services of static hosting: static_hosts.py. A type that IIS
does not know is a file that it does not serve, not even with a type of its own choice:
https://learn.microsoft.com/en-us/iis/configuration/system.webserver/staticcontent/mimemap
"""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from handbook.forms.manifest import SUMS

HOST_FILES = (".htaccess", "_headers", "nginx.conf", "web.config")
"""Files for web servers and their owners, at the top of the site: no page leads to them, and few servers serve them."""
HEADERS = {
    # What a page cannot say itself (https://www.w3.org/TR/CSP3/#meta-element). The rest of the policy stands in each
    # page: a header with hashes of scripts would block those of pages that are not yet, or no longer, of its edition.
    "Content-Security-Policy": "frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
KEPT, ASKED_AGAIN = "public, max-age=31536000, immutable", "no-cache"
"""Cache-Control of a file whose name changes with its content, and of all others: RFC 9111, 5.2.2.4; RFC 8246."""
HASHED_NAME = r"\.[0-9a-f]{8}\.[A-Za-z0-9]+$"
"""The names of the first as servers know expressions: what `is_hashed` of html/addresses.py tells."""
PARTS_FOLDERS = ("assets", "images")
"""Folders of such files alone, for servers that know no expressions."""
DEFLATED = (
    *("text/css", "text/javascript", "text/plain", "text/xml", "text/calendar", "text/vcard"),
    *("application/javascript", "application/json", "application/xml", "image/svg+xml"),
)
"""Types that a server is to compress beside text/html; the others are compressed already.

No .gz or .br is published beside a file: gzip ahead saves 2 % of what servers send, brotli 22 % (`bench compressed`),
but between two uploads a server would send the sibling of an older edition for the new page.
"""
_YEAR = "365.00:00:00"
TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".ics": "text/calendar",
    ".json": "application/json",
    ".map": "application/json",
    ".mjs": "text/javascript",
    ".svg": "image/svg+xml",
    ".vcf": "text/vcard",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".zip": "application/zip",
}
"""Kinds of files of which some version of IIS since 7.0, or some Apache, knows no type."""
_WITHOUT_ENDING = "."  # as IIS writes it: a file such as SHA256SUMS


def write_headers(out: Path, base_path: str) -> None:
    """Write header files for web servers: `.htaccess` for Apache and LiteSpeed, `web.config` for IIS."""
    (out / ".htaccess").write_text(_apache(base_path), encoding="utf-8")
    (out / "web.config").write_text(_iis(base_path), encoding="utf-8")


def _apache(base_path: str) -> str:
    lines = [
        "# Made by the build from the pages of this edition.",
        f"ErrorDocument 404 {base_path}404.html",
        "AddDefaultCharset utf-8",
        "<IfModule mod_mime.c>",
        *(f"  AddType {kind} {ending}" for ending, kind in TYPES.items()),
        "</IfModule>",
        f'<Files "{SUMS}">',
        "  ForceType text/plain",
        "</Files>",
        "<IfModule mod_headers.c>",
        *(f'  Header always set {name} "{value}"' for name, value in HEADERS.items()),
        f'  Header set Cache-Control "{ASKED_AGAIN}"',
        "  # Their names change with their content.",
        f'  <FilesMatch "{HASHED_NAME}">',
        f'    Header set Cache-Control "{KEPT}"',
        "  </FilesMatch>",
        "</IfModule>",
        "<IfModule mod_filter.c>",
        f"  AddOutputFilterByType DEFLATE text/html {' '.join(DEFLATED)}",
        "</IfModule>",
    ]
    return "\n".join(lines) + "\n"


def _iis(base_path: str) -> str:
    root = etree.Element("configuration")
    server = etree.SubElement(root, "system.webServer")
    errors = etree.SubElement(server, "httpErrors", errorMode="Custom")
    etree.SubElement(errors, "remove", statusCode="404")
    etree.SubElement(errors, "error", statusCode="404", path=f"{base_path}404.html", responseMode="ExecuteURL")
    content = etree.SubElement(server, "staticContent")
    for ending, kind in {**TYPES, _WITHOUT_ENDING: "text/plain"}.items():
        etree.SubElement(content, "remove", fileExtension=ending)  # twice the same would be an error of the server
        etree.SubElement(content, "mimeMap", fileExtension=ending, mimeType=kind)
    etree.SubElement(content, "clientCache", cacheControlMode="DisableCache")  # IIS's word for no-cache
    custom = etree.SubElement(etree.SubElement(server, "httpProtocol"), "customHeaders")
    for name, value in HEADERS.items():
        etree.SubElement(custom, "remove", name=name)
        etree.SubElement(custom, "add", name=name, value=value)
    for folder in PARTS_FOLDERS:
        inner = etree.SubElement(etree.SubElement(root, "location", path=folder), "system.webServer")
        kept = etree.SubElement(inner, "staticContent")
        etree.SubElement(kept, "clientCache", cacheControlMode="UseMaxAge", cacheControlMaxAge=_YEAR)
    etree.indent(root)
    return etree.tostring(root, encoding="unicode") + "\n"
