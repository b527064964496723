"""Debian's Chromium as tests start it: it shows pages, and does nothing else."""

from __future__ import annotations

import shutil

# For each window Chromium would load two pages that nobody sees, the lists of its address bar: 0.8 s of processor time,
# where a page of ours takes 0.4 s. Of several lists of features it takes the last: the others are Playwright's own.
_ADDRESS_BAR = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup")
_FEATURES = (
    *_ADDRESS_BAR,
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "PaintHolding"),
    *("HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable", "ThirdPartyStoragePartitioning"),
    *("LensOverlay", "MediaRouter", "OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled"),
    *("PreconnectToSearch", "AvoidCorsURLLoaderRestartOnRedirect"),
)
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    f"--disable-features={','.join(_FEATURES)}",
    # No page is open for as long as the compiler for hot code takes to be worth its time; the others are left.
    "--js-flags=--no-turbofan",
    # As people's windows do: the shell would give letters whole pixels, and, as it does not know how fast the line is,
    # load pictures that are farther away.
    "--font-render-hinting=slight",
    "--blink-settings=lazyLoadingImageMarginPxUnknown=1250,lazyLoadingImageMarginPxOffline=1250",
)
"""How it is started: without the services that it would call, and without what a window has beside its page."""


SHELL = "chromium-headless-shell"
"""Debian's package and program of the same version without the browser's own windows."""


def chromium() -> str:
    """Where the whole browser is, for what the shell has not: a reader of PDF files, an office's settings."""
    path = shutil.which("chromium")
    assert path, "chromium is missing: python3 scripts/make.py test installs it"
    return path


def page_browser() -> str:
    """Where the browser is that shows pages at the least cost: the shell, or the whole one where packages lack it."""
    return shutil.which(SHELL) or chromium()
