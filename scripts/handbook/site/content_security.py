"""A strict content security policy, computed from the built pages.

Each page has it as a meta element; header files for the web server add directives that a meta cannot have.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from pathlib import Path

from handbook.html.tree import Element, make, select
from handbook.site.page import BuiltPage, Context
from handbook.site.theme.inline_scripts import known_scripts

_RULES = (
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self' data:",  # the theme's icons are data: masks in its style sheet
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
)
_HEADER_ONLY = "frame-ancestors 'self'"  # https://www.w3.org/TR/CSP3/#meta-element
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
REDIRECT_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'"  # a page with text and one link


def policy_of(trees: Iterable[Element]) -> str:
    """One policy for the whole site, in the form for a meta element. Raises ProblemsError as `known_scripts` does."""
    hashes = sorted(f"'sha256-{_digest(script)}'" for script in known_scripts(trees))
    return "; ".join([_RULES[0], f"script-src 'self' {' '.join(hashes)}", *_RULES[1:]])


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")


def seal_page(page: BuiltPage, context: Context) -> None:
    """Put the policy into a page; not in the preview, whose server adds a script."""
    if context.policy:
        seal(page.tree, context.policy)


def seal(tree: Element, policy: str) -> None:
    """Put the policy into the head of a page, right after the encoding: it applies to what follows it."""
    meta = make("meta", http_equiv="Content-Security-Policy", content=policy)
    head = select(tree, "head")[0]
    encoding = select(head, "meta[charset]")
    if encoding:
        encoding[0].addnext(meta)
    else:
        head.insert(0, meta)


def write_headers(out: Path, policy: str, base_path: str) -> None:
    """Write header files for web servers: `.htaccess` for Apache and LiteSpeed, `web.config` for IIS."""
    headers = {"Content-Security-Policy": f"{policy}; {_HEADER_ONLY}", **_HEADERS}
    (out / ".htaccess").write_text(_apache(headers, base_path), encoding="utf-8")
    (out / "web.config").write_text(_iis(headers, base_path), encoding="utf-8")


def _apache(headers: dict[str, str], base_path: str) -> str:
    lines = [
        "# Made by the build from the pages of this edition.",
        f"ErrorDocument 404 {base_path}404.html",
        "AddDefaultCharset utf-8",
        "<IfModule mod_mime.c>",
        "  AddType font/woff2 .woff2",
        "</IfModule>",
        "<IfModule mod_headers.c>",
        *(f'  Header always set {name} "{value}"' for name, value in headers.items()),
        '  Header set Cache-Control "no-cache"',
        "  # Their names change with their content.",
        r'  <FilesMatch "\.[0-9a-f]{8}\.min\.(css|js)$">',
        '    Header set Cache-Control "public, max-age=31536000, immutable"',
        "  </FilesMatch>",
        "</IfModule>",
        "<IfModule mod_filter.c>",
        "  AddOutputFilterByType DEFLATE text/html text/css text/javascript application/javascript image/svg+xml",
        "</IfModule>",
    ]
    return "\n".join(lines) + "\n"


def _iis(headers: dict[str, str], base_path: str) -> str:
    from lxml import etree  # noqa: PLC0415 - only for this file

    root = etree.Element("configuration")
    server = etree.SubElement(root, "system.webServer")
    errors = etree.SubElement(server, "httpErrors", errorMode="Custom")
    etree.SubElement(errors, "remove", statusCode="404")
    etree.SubElement(errors, "error", statusCode="404", path=f"{base_path}404.html", responseMode="ExecuteURL")
    content = etree.SubElement(server, "staticContent")
    etree.SubElement(content, "remove", fileExtension=".woff2")
    etree.SubElement(content, "mimeMap", fileExtension=".woff2", mimeType="font/woff2")
    custom = etree.SubElement(etree.SubElement(server, "httpProtocol"), "customHeaders")
    for name, value in headers.items():
        etree.SubElement(custom, "remove", name=name)
        etree.SubElement(custom, "add", name=name, value=value)
    etree.indent(root)
    return etree.tostring(root, encoding="unicode") + "\n"
