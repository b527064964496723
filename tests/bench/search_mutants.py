"""Each thing that the search understands turned off once: the tests of tests/search that notice.

Arguments: names of mechanisms; all without. Exit code 1 if a mechanism is missed by no test.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.mutation import copy_project

FOLDER = Path("overrides", "assets", "javascripts", "search")
MUTANTS = {
    "quotation marks": ("query", "isQuoted: true", "isQuoted: false"),
    "the theme's plus": ("query", r"|(?<=^|\s)\+(\S+(?:\s+\+\S+)*)", ""),
    "dots of Thai acronyms": ("query", ".replace(DOTTED_THAI,", ".replace(/(?!)/g,"),
    "dots of acronyms": ("normalise", "|| isAcronymDot(source, at)", ""),
    "letters with spaces": ("query", ".replace(SPACED,", ".replace(/(?!)/g,"),
    "Thai months": ("query", ".replace(THAI_MONTH,", ".replace(/(?!)/g,"),
    "English months": ("query", ".replace(LATIN_MONTH,", ".replace(/(?!)/g,"),
    "two digits of a year": ("query", ".replace(YEAR,", ".replace(/(?!)/g,"),
    "dates in digits": ("query", ".replace(DATE,", ".replace(/(?!)/g,"),
    "telephone numbers": ("query", ".replace(TELEPHONE,", ".replace(/(?!)/g,"),
    "months of both languages": ("meaning", "[...synonyms, ...search.months]", "synonyms"),
    "Thai digits": ("query", ".replace(isThaiDigit,", ".replace(/(?!)/g,"),
    "long queries": ("query", "query.slice(0, search.longest)", "query"),
    "small words": ("asking", "search.isAsking = word => asking.has(word)", "search.isAsking = () => false"),
    "rarity of small words": ("neighbours", "Math.min(term.rarity, MOST_OF_SMALL)", "8 * term.rarity"),
    "ordinary words": ("meaning", "search.isOrdinary(word.text) ? MOST_OF_ORDINARY", "false ? MOST_OF_ORDINARY"),
    "ordinary words are not corrected": ("correction", "|| search.isOrdinary(word.text)", ""),
    "words for forms": ("asking", "search.asksForForm = word => forms.has(word)", "search.asksForForm = () => false"),
    "questions as answers": ("asking", "QUESTION.test(heading)", "false"),
    "the other layout": ("keyboard", "keys.get(sign) ?? sign", "sign"),
    "queries of two scripts": ("engine", "if (isThai && /[a-z]/i.test(typed)) return typed", ""),
    "beginnings of words and layouts": ("meaning", "word.length < LEAST_BEGINNING ? search.begins : 0", "0"),
    "Thai that stands there and layouts": ("engine", "this.index.knows(search.normal(typed))", "false"),
    "codes": ("engine", "(isCoded ? CODE : 0)", "0"),
    "codes in other spellings": ("codes", r'.join("[\\s.–—-]*")', '.join("-")'),
    "other words for a form": ("codes", "|${GENERAL}", ""),
    "titles that are the query": ("engine", "of inTitles.holding(bare)", "of /** @type {number[]} */ ([])"),
    "keywords that are the query": ("pages", "if (inKeys.bare[key] === bare) put(key, all)", "{}"),
    "keywords that have most of it": ("pages", "put(key, rarity *", "put(key, 0 *"),
    "keywords with little else": ("pages", "letters / inKeys.bare[key].length", "1"),
    "share of a keyword in texts": ("passages", "add(at, worth * KEYS * share, OVER, share)", "add(at, worth, OVER)"),
    "share of a keyword on pages": ("pages", "KEYS * share)", "KEYS)"),
    "lists of what others say": ("engine", 'kind === "register" ? REGISTER', 'kind === "register" ? 1'),
    "weak results": ("engine", "worth >= least", "true"),
    "synonyms": ("meaning", "this.groupsOf.get(keyOf(word)) ?? []", "[]"),
    "synonyms of several words": ("meaning", "if (this.groupsOf.has(key)) length", "if (false) length"),
    "stems of synonyms": ("meaning", ".map(stemOf)", ""),
    "who does a thing": ("meaning", "/[eo]rs?$/.test(word) ?", "/(?!)/.test(word) ?"),
    "irregular forms": ("stem", "baseOf.get(inflected) ?? inflected", "inflected"),
    "plurals of nouns of verbs": ("stem", '[`${other.replace(/y$/, "ie")}s`, base]', "[other, base]"),
    "beginnings of unknown words": ("correction", "?? this.index.vocabulary.beginning(text)", ""),
    "numbers and what is beside them": ("neighbours", "? 1 : NUMBERED", "? 1 : 1"),
    "numbers that go on": ("neighbours", ".filter(number => isWhole(texts.bare[number], bare))", ""),
    "plurals of synonyms": ("meaning", "if (!search.hasThai(other)) add", "if (false) add"),
    "small words have no synonyms": ("meaning", "search.isAsking(word) ? [] : this.groupsOf", "this.groupsOf"),
    "synonyms that the dictionary parts": ("words", "const end = at + starts(text.slice(at))", "const end = 0"),
    "words before such synonyms": ("words", "(at > index && !isWord(text.slice(index, at)))", "at > index"),
    "years of both eras": ("meaning", "for (const year of search.years(word))", "for (const year of [])"),
    "rarity of short words": ("meaning", "const isShort = search.hasThai", "const isShort = false && search.hasThai"),
    "short words stand alone": ("texts", "&& bare.length >= search.shortThai", ""),
    "whole acronyms": ("vocabulary", "if (this.words[at] === word)", "if (false)"),
    "beginnings of words": ("vocabulary", "else if (word.length > 1)", "else if (false)"),
    "other forms of words": ("vocabulary", "for (const form of forms(word)) for", "for (const form of []) for"),
    "phrases with hyphens": ("texts", "? phrasePattern(word) : null", "? null : null"),
    "numbers parted elsewhere": ("texts", "isNumber || search.hasThai(word)", "search.hasThai(word)"),
    "correction": ("correction", "return !this.meaning.knows(word.text)", "return false"),
    "correction of Thai": ("correction", "return this.mendThai(words, at)", "return null"),
    "runs that stand nowhere": ("correction", "this.mendDoubtful(words, at)", "null"),
    "known words": ("correction", "return !this.meaning.knows(word.text)", "return true"),
    "spaces and correction": ("correction", "words[place]?.run === words[at].run &&", "words[place] &&"),
    "short words are not corrected": ("correction", "if (text.length < LEAST && words.length > 1) return null", ""),
    "grown together": ("correction", "parts.length > 1 && parts.every", "false && parts.every"),
    "slips that begin alike": ("vocabulary", "(slips === 1 || other[0] === word[0])", "true"),
    "sounds alike": ("normalise", "ALIKE.set(sign, group.charAt(0))", "ALIKE.set(sign, sign)"),
    "neighbours": ("neighbours", "if (!(one.isAsking && other.isAsking))", "if (false)"),
    "quoted words must stand there": ("passages", "if (!term.isQuoted ||", "if (true ||"),
    "labels count less": ("passages", "(passage.isMinor ? MINOR : 1)", "1"),
    "shared pieces": ("stored", "pieces[sign] ?? sign", "sign"),
    "keywords that share": ("stored", "keys: keys.map(whole)", "keys"),
    "headings in the score": ("passages", "add(at, worth * TITLE * share, HERE)", "add(at, 0, HERE)"),
}  # fmt: skip
"""Mechanism -> module, what it does there, and what is done instead."""


def main(arguments: list[str]) -> int:
    """Print a line for each mechanism, then how many were missed by some test; 1 if one was not."""
    chosen = {name: MUTANTS[name] for name in arguments or MUTANTS}
    with tempfile.TemporaryDirectory(prefix="search-mutants-") as folder:
        root = copy_project(Path(folder))
        caught = 0
        for name, (module, before, after) in chosen.items():
            file = root / FOLDER / f"{module}.js"
            written = file.read_text(encoding="utf-8")
            if written.count(before) != 1:
                print(f"{name}: {module}.js has {before!r} {written.count(before)} times, not once")
                continue
            file.write_text(written.replace(before, after), encoding="utf-8")
            by = _first_failure(root)
            file.write_text(written, encoding="utf-8")
            caught += bool(by)
            print(f"{'caught  ' if by else 'SURVIVED'} {name}  {by}", flush=True)
    print(f"{caught} of {len(chosen)} caught")
    return int(caught < len(chosen))


def _first_failure(root: Path) -> str:
    """The first test of tests/search that fails in a copy of the project, or nothing."""
    paths = os.pathsep.join([str(root / "scripts"), str(root / "tests")])
    command = [sys.executable, "-m", "pytest", "tests/search", "-x", "-q", "--tb=no", "-rfE", "-p", "no:cacheprovider"]
    env = {**os.environ, "PYTHONPATH": paths, "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([*command, "--color=no"], cwd=root, env=env, capture_output=True, text=True, check=False)
    failed = [line for line in done.stdout.splitlines() if line.startswith(("FAILED ", "ERROR "))]
    return failed[0].split(" - ")[0] if failed else f"pytest exits with {done.returncode}" if done.returncode else ""
