"""Files for other hosts: `nginx.conf`, which the owner of an nginx includes, and `_headers` for static hosting.

`_headers` is read by Cloudflare Pages and Netlify (https://developers.cloudflare.com/pages/configuration/headers/,
https://docs.netlify.com/manage/routing/headers/). Both let browsers ask again for every file that it does not name.
"""

from __future__ import annotations

from pathlib import Path

from handbook.site.web_servers import (
    ASKED_AGAIN,
    DEFLATED,
    HASHED_NAME,
    HEADERS,
    HOST_FILES,
    KEPT,
    PARTS_FOLDERS,
    TYPES,
)

_KNOWN_TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".jpg": "image/jpeg",
    ".js": "text/javascript",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".txt": "text/plain",
    ".xml": "text/xml",
}
"""The kinds that every other server knows. A `types` block of nginx replaces all that it knows."""


def write_static_hosts(out: Path, base_path: str) -> None:
    """Write `nginx.conf` and `_headers` at the top of the site."""
    (out / "nginx.conf").write_text(_nginx(base_path), encoding="utf-8")
    (out / "_headers").write_text(_static(base_path), encoding="utf-8")


def _nginx(base_path: str) -> str:
    types = {**TYPES, **_KNOWN_TYPES}
    hidden = "|".join(name.replace(".", r"\.") for name in HOST_FILES)
    # nginx: a block that adds one header has none of those around it.
    headers = [f'add_header {name} "{value}" always;' for name, value in HEADERS.items()]
    lines = [
        "# In the block `server` of this site: include /path/of/the/site/nginx.conf;",
        f"location ^~ {base_path} {{",
        "  index index.html;",
        f"  error_page 404 {base_path}404.html;",
        "  types {",
        *(f"    {kind} {ending[1:]};" for ending, kind in sorted(types.items())),
        "  }",
        "  default_type text/plain;",
        "  charset utf-8;",
        f"  charset_types {' '.join(DEFLATED)};",
        "  gzip on;",
        "  gzip_comp_level 6;",
        "  gzip_vary on;",
        f"  gzip_types {' '.join(DEFLATED)};",
        *(f"  {line}" for line in headers),
        f'  add_header Cache-Control "{ASKED_AGAIN}";',
        "  # Their names change with their content.",
        f'  location ~ "{HASHED_NAME}" {{',
        *(f"    {line}" for line in headers),
        f'    add_header Cache-Control "{KEPT}";',
        "  }",
        f'  location ~ "/({hidden})$" {{',
        "    return 404;",
        "  }",
        "}",
    ]
    return "\n".join(lines) + "\n"


def _static(base_path: str) -> str:
    lines = [f"{base_path}*", *(f"  {name}: {value}" for name, value in HEADERS.items())]
    for folder in PARTS_FOLDERS:
        lines += [f"{base_path}{folder}/*", f"  Cache-Control: {KEPT}"]
    return "\n".join(lines) + "\n"
