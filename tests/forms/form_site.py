"""The sample form on a site of its own: the smallest project with this handbook's look and the form's pages."""

from __future__ import annotations

import shutil
from pathlib import Path

import yaml

from forms.sample_form import SAMPLE
from handbook_sources import split_page
from handbooks import ROOT, machine_settings, run_handbook

MINIMAL = ROOT / "tests" / "fixtures" / "minimal"


def build_form_site(root: Path) -> Path:
    """Lay the project into the empty folder `root`, build its site, and return where it is."""
    shutil.copytree(MINIMAL, root, dirs_exist_ok=True)
    shutil.copytree(ROOT / "overrides", root / "overrides")
    settings = yaml.safe_load((root / "mkdocs.yml").read_text(encoding="utf-8"))
    machine = machine_settings()
    settings |= {key: machine[key] for key in ("theme", "extra_css")}
    settings["nav"].append("forms/everything.md")
    (root / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    forms = root / "docs" / "forms"
    forms.mkdir()
    fields = (SAMPLE / "forms" / "everything.form.yml").read_text(encoding="utf-8")
    (forms / "everything.form.yml").write_text(fields.replace("procedure#", "page#"), encoding="utf-8")
    for suffix in ("", ".en"):
        name = f"everything{suffix}.md"
        meta, text = split_page((SAMPLE / "forms" / name).read_text(encoding="utf-8"))
        meta.pop("translates", None)  # the minimal project's pages have no such mark
        header = yaml.safe_dump(meta, allow_unicode=True)
        (forms / name).write_text(f"---\n{header}---\n\n{text}", encoding="utf-8")
    done = run_handbook("build", "--only", "site", root=root)
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"
