"""The tools of a form's page, hidden until the script shows them, and the texts that the script says."""

from __future__ import annotations

from handbook.forms.compose import Form
from handbook.html.tree import Element, add, make
from handbook.thai.words import all_words, word

_BELOW = ("form.tool.check", "form.tool.save", "form.tool.pdf", "form.tool.print", "form.tool.clear")
_ABOVE_ROWS = ("form.row.below", "form.row.copy", "form.row.up", "form.row.down", "form.row.remove")
_DRAFT = "hb-draft"
_SAID = (
    "form.error.title",
    "form.error.required",
    "form.error.maxlength",
    "form.error.number",
    "form.error.money",
    "form.error.min",
    "form.error.max",
    "form.error.date",
    "form.error.tel",
    "form.error.digits",
    "form.error.decimals",
    "form.error.month",
    "form.error.year",
    "form.error.range",
    "form.error.era",
    "form.error.day",
    "form.error.signs",
    "form.error.product",
    "form.error.sum",
    "form.said.fine",
    "form.said.saved",
    "form.said.opened",
    "form.said.version",
    "form.said.left",
    "form.said.twice",
    "form.said.other",
    "form.said.broken",
    "form.said.specimen",
    "form.specimen.about",
    "form.said.head",
    "form.said.nohead",
    "form.said.kept",
    "form.said.pdf",
    "form.said.full",
    "form.said.goeson",
    "form.said.signs",
    "form.said.empty",
    "form.said.nopdf",
    "form.said.notools",
    "form.said.cleared",
    "form.said.draft.kept",
    "form.said.draft.restored",
    "form.said.draft.other",
    "form.said.draft.cleared",
    "form.said.draft.full",
    "form.said.draft.blocked",
    "form.said.draft.elsewhere",
    "form.ask.replace",
    "form.ask.clear",
    "form.ask.draft",
    "form.name.sheet",
)
_SAID_OF_ROWS = (
    "form.cell",
    "form.row.menu",
    "form.said.row.added",
    "form.said.row.copied",
    "form.said.row.removed",
    "form.said.row.moved",
    "form.said.row.edge",
    "form.said.row.most",
    "form.said.row.undone",
    "form.said.row.changed",
    "form.said.paste.rows",
    "form.said.paste.added",
    "form.said.paste.heads",
    "form.said.paste.numbers",
    "form.said.paste.over",
    "form.said.paste.merged",
    "form.said.paste.days",
    "form.said.paste.wrong",
    "form.said.paste.left",
    "form.said.paste.beyond",
    "form.said.paste.many",
)


def put_words(page_form: Element, form: Form) -> None:
    """Write what the script says into attributes of the form: `form.said.fine` as data-said-fine."""
    has_rows = any(blank.row for blank in form.blanks.values())
    for key in (*_SAID, *(_SAID_OF_ROWS if has_rows else ())):
        page_form.set("data-" + key.removeprefix("form.").replace(".", "-"), all_words()[key][form.locale])


def tools_above(form: Form) -> Element:
    """The tools to open what was saved, a note that nothing leaves the device, and the choice to keep a draft."""
    keys = ["form.tool.open"]
    if any(blank.spec.carried for blank in form.blanks.values()):
        keys.append("form.tool.head")
    tools = _tools(keys, word(form.locale, "form.local"), form.locale)
    tools.append(_draft(form.locale))
    return tools


def tools_below(form: Form) -> Element:
    """The tools for what is filled in."""
    return _tools(_BELOW, "", form.locale)


def tools_of_rows(locale: str) -> Element:
    """The tools of one table, and those of one row, which the script puts beside the row."""
    tools = make(
        "div", class_="hb-tools hb-rowtools", role="group", aria_label=word(locale, "form.row.tools"), hidden=""
    )
    buttons = add(tools, "div", class_="hb-tools__buttons")
    for key in ("form.row.add", "form.row.undo"):
        add(buttons, "button", word(locale, key), type="button", data_row=key.rpartition(".")[2])
    buttons[-1].set("hidden", "")
    add(tools, "p", word(locale, "form.row.hint"), class_="hb-hint")
    add(tools, "p", "", role="status")
    add(tools, "ul", class_="hb-left", hidden="")
    menu = add(tools, "div", class_="hb-rowmenu", role="group", hidden="")
    for key in _ABOVE_ROWS:
        add(menu, "button", word(locale, key), type="button", data_row=key.rpartition(".")[2])
    return tools


def _tools(keys: list[str] | tuple[str, ...], status: str, locale: str) -> Element:
    """Buttons that the script shows, and a status line for their results; `status` is its first text."""
    tools = make("div", class_="hb-tools", role="group", aria_label=word(locale, "form.tools"), hidden="")
    buttons = add(tools, "div", class_="hb-tools__buttons")
    for key in keys:
        add(buttons, "button", word(locale, key), type="button", data_do=key.rpartition(".")[2])
    add(tools, "p", status, role="status")
    return tools


def _draft(locale: str) -> Element:
    """The choice to keep a draft, which is off; who could read it is said beside it."""
    box = make("div", class_=_DRAFT)
    line = add(box, "span", class_="hb-check")
    add(line, "input", type="checkbox", id=_DRAFT, aria_describedby=f"{_DRAFT}-hint")
    add(line, "label", word(locale, "form.draft"), for_=_DRAFT)
    add(box, "p", word(locale, "form.draft.hint"), class_="hb-hint", id=f"{_DRAFT}-hint")
    add(box, "p", "", class_="hb-draft__said", aria_live="polite")
    buttons = add(box, "div", class_="hb-tools__buttons")
    for key in ("form.draft.open", "form.draft.clear"):
        add(buttons, "button", word(locale, key), type="button", data_draft=key.rpartition(".")[2], hidden="")
    return box
