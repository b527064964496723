"""Files for web servers: `.htaccess` for Apache and LiteSpeed, `web.config` for IIS.

They set the headers of all pages, the page for what is missing, and the type of every kind of file. A type that IIS
does not know is a file that it does not serve, not even with a type of its own choice:
https://learn.microsoft.com/en-us/iis/configuration/system.webserver/staticcontent/mimemap
"""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from handbook.forms.manifest import SUMS

HOST_FILES = (".htaccess", "_headers", "nginx.conf", "web.config")
"""Files for web servers and their owners, at the top of the site: no page leads to them, and few servers serve them."""
_HEADERS = {
    # What a page cannot say itself (https://www.w3.org/TR/CSP3/#meta-element). The rest of the policy stands in each
    # page: a header with hashes of scripts would block those of pages that are not yet, or no longer, of its edition.
    "Content-Security-Policy": "frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
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
    (out / ".htaccess").write_text(_apache(_HEADERS, base_path), encoding="utf-8")
    (out / "web.config").write_text(_iis(_HEADERS, base_path), encoding="utf-8")


def _apache(headers: dict[str, str], base_path: str) -> str:
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
        *(f'  Header always set {name} "{value}"' for name, value in headers.items()),
        '  Header set Cache-Control "no-cache"',
        "  # Their names change with their content.",
        r'  <FilesMatch "\.[0-9a-f]{8}\.[A-Za-z0-9]+$">',
        '    Header set Cache-Control "public, max-age=31536000, immutable"',
        "  </FilesMatch>",
        "</IfModule>",
        "<IfModule mod_filter.c>",
        "  AddOutputFilterByType DEFLATE text/html text/css text/javascript application/javascript image/svg+xml",
        "</IfModule>",
    ]
    return "\n".join(lines) + "\n"


def _iis(headers: dict[str, str], base_path: str) -> str:
    root = etree.Element("configuration")
    server = etree.SubElement(root, "system.webServer")
    errors = etree.SubElement(server, "httpErrors", errorMode="Custom")
    etree.SubElement(errors, "remove", statusCode="404")
    etree.SubElement(errors, "error", statusCode="404", path=f"{base_path}404.html", responseMode="ExecuteURL")
    content = etree.SubElement(server, "staticContent")
    for ending, kind in {**TYPES, _WITHOUT_ENDING: "text/plain"}.items():
        etree.SubElement(content, "remove", fileExtension=ending)  # twice the same would be an error of the server
        etree.SubElement(content, "mimeMap", fileExtension=ending, mimeType=kind)
    custom = etree.SubElement(etree.SubElement(server, "httpProtocol"), "customHeaders")
    for name, value in headers.items():
        etree.SubElement(custom, "remove", name=name)
        etree.SubElement(custom, "add", name=name, value=value)
    etree.indent(root)
    return etree.tostring(root, encoding="unicode") + "\n"
