"""What people at the terminal read of a publication: what will change, how far it is, what is on the host."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from handbook.messages import counted, text_in
from handbook.publish.host import OWN
from handbook.publish.lease import Holder
from handbook.publish.plan import Plan, Stage
from handbook.publish.state import State
from handbook.publish.upload import Seen
from handbook.publish.verify import Difference, extra

_SHOWN = 10
_ERA = 543


def of_plan(plan: Plan, shown: str, seen: Seen, language: str) -> Iterator[str]:
    """What publishing an edition will change, in people's words."""
    state = seen.state or State()
    now = state.editions[-1].shown if state.editions else text_in(language, "publish.none")
    yield text_in(language, "publish.from-to", now=now, then=shown)
    if state.under_way:
        yield f"  {text_in(language, 'publish.under-way', edition=state.under_way)}"
    for stage in plan.stages:
        count = counted(language, "publish.files", len(stage.files))
        yield f"  {text_in(language, f'publish.kind.{stage.kind}')}: {count} {_size(stage.size)}"
        yield from _names([file.path for file in stage.files], language)
    if not plan.stages:
        yield f"  {text_in(language, 'publish.nothing')}"
    if plan.unneeded:
        yield f"  {counted(language, 'publish.unneeded', len(plan.unneeded))}"
    if plan.gone or plan.leftovers:
        yield f"  {counted(language, 'publish.gone', len(plan.gone) + len(plan.leftovers))}"
        yield from _names([*plan.gone, *plan.leftovers], language)
    if plan.strangers:
        yield f"  {counted(language, 'publish.strangers', len(plan.strangers))}"
        yield from _names(plan.strangers, language)
    if plan.stages:
        yield text_in(language, "publish.sum", files=len(plan.paths), size=_size(plan.size))


def progress(plan: Plan, language: str) -> Callable[[Stage, int, int], None]:
    """A function that prints how far a publication is, and what is left."""
    started = time.monotonic()

    def tell(stage: Stage, files: int, size: int) -> None:
        seconds = time.monotonic() - started
        left = seconds * (plan.size - size) / size if size else 0.0
        print(
            "  "
            + text_in(
                language,
                "publish.progress",
                kind=text_in(language, f"publish.kind.{stage.kind}"),
                files=files,
                all=len(plan.paths),
                size=f"{size / 1e6:.1f}",
                whole=_size(plan.size),
                left=f"{left:.0f}",
            ),
            flush=True,
        )

    return tell


def of_state(seen: Seen, holder: Holder | None, now: int, language: str) -> Iterator[str]:
    """What is on a host."""
    state = seen.state
    if state is None:
        yield text_in(language, "publish.status.never")
        return
    if state.editions:
        last = state.editions[-1]
        yield text_in(
            language,
            "publish.status.edition",
            edition=last.shown,
            day=_day(last.date, language),
            commit=last.commit[:10],
        )
    if state.under_way:
        yield text_in(language, "publish.under-way", edition=state.under_way)
    if holder and holder.until > now:
        yield text_in(language, "publish.status.held", seconds=holder.until - now)
    yield counted(language, "publish.status.files", sum(path not in state.unneeded for path in state.files))
    if state.unneeded:
        yield counted(language, "publish.unneeded", len(state.unneeded))
    gone = [path for path in state.files if path not in seen.listing and not _is_hidden(path)]
    wrong = [path for path, (_, size) in state.files.items() if seen.listing.get(path, size) != size]
    for key, paths in (
        ("missing", gone),
        ("changed", wrong),
        ("extra", list(extra(seen.listing, state.ours))),
    ):
        if paths:
            yield counted(language, f"publish.difference.{key}", len(paths))
            yield from _names(paths, language)
    earlier = [edition.shown for edition in state.editions[:-1]]
    if earlier:
        yield text_in(language, "publish.status.earlier", editions=", ".join(reversed(earlier)))


def of_difference(difference: Difference, language: str) -> Iterator[str]:
    """What readers do not get as it was published."""
    for key, paths in vars(difference).items():
        if paths:
            yield counted(language, f"publish.difference.{key}", len(paths))
            yield from _names(paths, language)


def _names(paths: list[str] | tuple[str, ...], language: str) -> Iterator[str]:
    for path in paths[:_SHOWN]:
        yield f"    {path}"
    if len(paths) > _SHOWN:
        yield f"    {text_in(language, 'publish.more', count=len(paths) - _SHOWN)}"


def _size(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 100_000 else f"{size / 1e3:.1f} kB"


def _is_hidden(path: str) -> bool:
    return path.startswith((".", f"{OWN}/")) or "/." in path


def _day(date: str, language: str) -> str:
    year, month, day = map(int, date.split("-"))
    return f"{day}/{month}/{year + _ERA}" if language == "th" else date
