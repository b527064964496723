"""Rows of a form as people work with them: pasted from a spreadsheet, added, copied, moved, removed, undone."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from axe import violations
from forms.web.filled_in import answering, saved
from forms.web.form_page import field, open_file, press, turn_to
from forms.web.spreadsheets import Cell, Day, excel, office, paste, tabs
from quiet_page import emptied_page
from reading import SCHEMES, show

PATH = {"th": "forms/everything/", "en": "en/forms/everything/"}
HEADS = ["รายการ", "วันส่งมอบ", "หน่วย", "จำนวน", "ราคา (บาท)"]
COLUMNS = ("name", "delivered", "unit", "count", "price", "total", "kept")


def rows_of(page: Page, rows: str = "items") -> dict[int, dict[str, Any]]:
    """What a saved file says of a table: number -> column -> value."""
    found: dict[int, dict[str, Any]] = {}
    for name, value in json.loads(saved(page))["values"].items():
        if name.startswith(f"{rows}."):
            _, number, column = name.split(".")
            found.setdefault(int(number), {})[column] = value
    return found


def told(page: Page) -> str:
    """What is said below the table."""
    return str(page.locator(".hb-rowtools [role=status]").inner_text())


def twenty() -> tuple[list[list[Cell]], dict[int, dict[str, Any]]]:
    """Twenty rows of a spreadsheet, and what the form must then say of them."""
    cells: list[list[Cell]] = []
    values: dict[int, dict[str, Any]] = {}
    for number in range(1, 21):
        thai = str(number).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
        name = f'จุดที่ {number} "ปากซอย"\u2028ฝั่งเหนือ' if number % 5 == 0 else f"จุดที่ {number} หน้าตลาด"
        day = Day(f"{number:02}/03/2027", 46446 + number, "DD/MM/YYYY")
        cells.append([name, day, "ตัว" if number % 2 else "ชุด", thai if number % 3 == 0 else str(number), "1,250.50"])
        values[number] = {
            "name": name.replace("\u2028", " "), "delivered": f"2027-03-{number:02}",
            "unit": "piece" if number % 2 else "set", "count": str(number), "price": "1250.50",
            "total": f"{number * 1250.5:.2f}".removesuffix(".00"),
        }  # fmt: skip
    return cells, values


# Pasting


@pytest.mark.parametrize(
    "program", [excel, office, lambda rows: ("", tabs(rows))], ids=["Excel", "LibreOffice", "text"]
)
@pytest.mark.parametrize("locale", ["th"])
def test_twenty_rows_are_pasted_as_they_are(address_alone: str, browser: Browser, program: Any, locale: str) -> None:
    cells, values = twenty()
    with emptied_page(browser) as page:
        turn_to(page, address_alone + PATH[locale])
        paste(page, field(page, "items.1.name"), program(cells))
        assert told(page).startswith("วาง 20 แถว เริ่มที่แถวที่ 1 เพิ่มแถว 17 แถว")
        assert rows_of(page) == values
        assert field(page, "items.20.count").get_attribute("aria-label") == "จำนวน แถวที่ 20"
        file = json.dumps({"form": "everything", "version": "1.2", "values": json.loads(saved(page))["values"]})
        page.reload()
        expect(page.locator("table.hb-rows tbody tr")).to_have_count(3)
        open_file(page, file)
        expect(page.locator("table.hb-rows tbody tr")).to_have_count(20)
        assert rows_of(page) == values
        field(page, "items.20.count").fill("1")
        expect(field(page, "items.20.total")).to_have_value("1,250.50")


def test_pasting_goes_on_from_the_cell_in_focus_and_is_undone(address_alone: str, browser: Browser) -> None:
    with emptied_page(browser) as page:
        turn_to(page, address_alone + PATH["en"])
        for row, name in enumerate("abc", 1):
            field(page, f"items.{row}.name").fill(name)
            field(page, f"items.{row}.count").fill(str(row))
        before = rows_of(page)
        paste(page, field(page, "items.3.count"), excel([["7", "1.5"], ["8", "2"]]))
        expect(field(page, "items.3.count")).to_be_focused()
        assert rows_of(page)[3] == {"name": "c", "count": "7", "price": "1.50", "total": "10.50"}
        assert rows_of(page)[4] == {"count": "8", "price": "2", "total": "16"}
        assert told(page) == "Pasted 2 rows, from row 3 on. Rows added: 1. Blanks replaced: 1."
        page.keyboard.press("Control+KeyZ")
        assert (rows_of(page), told(page)) == (before, "Undone.")
        expect(page.locator("table.hb-rows tbody tr")).to_have_count(3)
        paste(page, field(page, "items.3.count"), excel([["7", "1.5"], ["8", "2"]]))
        field(page, "items.4.name").fill("mine")
        field(page, "items.3.count").fill("9")
        page.locator("[data-row=undo]").click()
        assert told(page) == "Undone. Blanks changed since and left as they are: 1."
        assert rows_of(page) == {**before, 3: {"name": "c", "count": "9"}, 4: {"name": "mine"}}
        expect(page.locator("[data-row=undo]")).to_be_hidden()


def test_heads_and_row_numbers_are_left_out_and_told(address_alone: str, browser: Browser) -> None:
    with emptied_page(browser) as page:
        turn_to(page, address_alone + PATH["th"])
        paste(page, field(page, "items.1.name"), excel([["ที่", *HEADS], ["1", "ก", "", "ชุด", "2", "3"]]))
        assert rows_of(page)[1] == {"name": "ก", "unit": "set", "count": "2", "price": "3", "total": "6"}
        assert "ข้ามแถวหัวตาราง" in told(page)
        page.keyboard.press("Control+KeyZ")
        paste(
            page, field(page, "items.1.name"), office([["ราคา (บาท)", "รายการ"], ["3", "ข"]])
        )  # heads in another order
        assert rows_of(page) == {1: {"name": "ข", "price": "3"}}
        paste(page, field(page, "items.2.name"), excel([[str(row), "ค", *[""] * 6] for row in (5, 6)]))
        assert rows_of(page) == {1: {"name": "ข", "price": "3"}, 2: {"name": "ค"}, 3: {"name": "ค"}}
        assert "ข้ามคอลัมน์ลำดับที่" in told(page)


def test_what_has_no_place_is_listed(address_alone: str, browser: Browser) -> None:
    with emptied_page(browser) as page:
        turn_to(page, address_alone + PATH["th"])
        field(page, "items.1.unit").select_option("set")
        cells = [["กล่อง", "มาก", "1", "", "✓", "เกิน"], ["piece", "2", "", "", "อาจ", ""]]
        paste(page, field(page, "items.1.unit"), excel(cells))
        left = page.locator(".hb-left li").all_inner_texts()
        assert left == ["หน่วย แถวที่ 1: กล่อง", "เกินคอลัมน์สุดท้าย แถวที่ 1: เกิน", "เก็บไว้ แถวที่ 2: อาจ"]
        assert "ต้องแก้ไข 1 ช่อง" in told(page)
        assert "วางไม่ได้ 3 ค่า" in told(page)
        assert rows_of(page) == {
            1: {"unit": "set", "count": "มาก", "price": "1", "kept": True}, 2: {"unit": "piece", "count": "2"}
        }  # fmt: skip


def test_dates_say_what_day_they_are(address_alone: str, browser: Browser) -> None:
    american = Day("03/04/2027", 46450)
    with emptied_page(browser) as page:
        turn_to(page, address_alone + PATH["th"])
        paste(page, field(page, "items.1.delivered"), office([[american], ["๔/๓/๒๕๗๐"]]))
        assert [row["delivered"] for row in rows_of(page).values()] == ["2027-03-04", "2027-03-04"]
        paste(page, field(page, "items.1.delivered"), excel([[american], ["5 มี.ค. 70"]]))
        assert [row["delivered"] for row in rows_of(page).values()] == ["2027-04-03", "5 มี.ค. 70"]
        assert "วันที่ที่เป็นตัวเลขอ่านเป็นวัน/เดือน/ปี" in told(page)
        assert "ต้องแก้ไข 1 ช่อง" in told(page)


def test_merged_cells_fill_their_first_blank(address_alone: str, browser: Browser) -> None:
    html = "<table><tr><td rowspan=2>ก</td><td>1/3/2570</td></tr><tr><td colspan=2>2/3/2570</td><td>3</td></tr></table>"
    with emptied_page(browser) as page:
        turn_to(page, address_alone + PATH["th"])
        paste(page, field(page, "items.1.name"), (html, "x"))
        assert rows_of(page) == {
            1: {"name": "ก", "delivered": "2027-03-01"},
            2: {"delivered": "2027-03-02", "count": "3"},
        }
        assert "มีเซลล์ที่ผสานกัน 2 เซลล์" in told(page)


def test_one_cell_and_ordinary_text_are_pasted_by_the_browser(address_alone: str, browser: Browser) -> None:
    with emptied_page(browser) as page:
        turn_to(page, address_alone + PATH["th"])
        field(page, "items.1.name").fill("ก ")
        paste(page, field(page, "items.1.name"), excel([["ข"]]))
        expect(field(page, "items.1.name")).to_have_value("ก ข\n")
        paste(page, field(page, "items.2.name"), ("<p>สอง</p><p>บรรทัด</p>", "สอง\nบรรทัด"))
        expect(field(page, "items.2.name")).to_have_value("สอง\nบรรทัด")
        paste(page, field(page, "agency"), excel([["1", "2"], ["3", "4"]]))
        expect(field(page, "agency")).not_to_have_value("")
        paste(page, field(page, "items.1.unit"), excel([["ตัว"]]))  # the browser would do nothing here
        assert rows_of(page) == {1: {"name": "ก ข", "unit": "piece"}, 2: {"name": "สอง บรรทัด"}}
        assert told(page).startswith("วาง 1 แถว")


def test_more_rows_than_there_can_be_are_refused_whole(address_alone: str, browser: Browser) -> None:
    with emptied_page(browser) as page:
        turn_to(page, address_alone + PATH["en"])
        paste(page, field(page, "items.2.name"), ("", "a\t\r\n" * 999))
        assert told(page).startswith("Nothing was pasted: the table can have at most 999 rows, and the data needs 1000")
        assert rows_of(page) == {}
        paste(page, field(page, "items.1.count"), ("", "2\t3\r\n" * 999))
        expect(field(page, "total")).to_have_value("5,994")
        page.locator("[data-row=add]").click()
        assert told(page) == "The table can have at most 999 rows."
        assert len(rows_of(page)) == 999


# Rows one by one


def choose(page: Page, row: int, change: str) -> None:
    """Choose a tool of a row with the keyboard alone."""
    page.locator("table.hb-rows tbody tr").nth(row - 1).locator(".hb-row-button").focus()
    page.keyboard.press("Enter")
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.row") == change:
            break
    page.keyboard.press("Enter")


def test_rows_are_added_copied_moved_and_removed_with_the_keyboard(address_alone: str, browser: Browser) -> None:
    with emptied_page(browser) as page:
        turn_to(page, address_alone + PATH["th"])
        for row, name in enumerate("กขค", 1):
            field(page, f"items.{row}.name").fill(name)
            field(page, f"items.{row}.count").fill(str(row))
            field(page, f"items.{row}.price").fill("10")

        def names() -> list[str]:
            return [one.get("name", "") for one in rows_of(page).values()]

        choose(page, 1, "down")
        assert told(page) == "ย้ายแถวที่ 1 เป็นแถวที่ 2 แล้ว"
        assert page.evaluate("document.activeElement.dataset.row") == "down"
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
        assert told(page) == "ย้ายต่อไม่ได้ แถวนี้อยู่สุดตารางแล้ว"
        page.keyboard.press("Escape")
        expect(page.get_by_role("button", name="แถวที่ 3: เพิ่ม คัดลอก ย้าย หรือลบ")).to_be_focused()
        assert names() == ["ข", "ค", "ก"]
        choose(page, 1, "copy")
        expect(page.locator("tbody tr:nth-child(2) .hb-row-button")).to_be_focused()
        assert (names(), told(page)) == (["ข", "ข", "ค", "ก"], "คัดลอกเป็นแถวที่ 2 แล้ว")
        field(page, "items.2.count").fill("5")
        expect(field(page, "items.2.total")).to_have_value("50")
        expect(field(page, "total")).to_have_value("110")
        choose(page, 1, "remove")
        assert names() == ["ข", "ค", "ก"]
        expect(field(page, "total")).to_have_value("90")
        choose(page, 1, "below")
        field(page, "items.2.name").fill("ใหม่")
        assert names() == ["ข", "ใหม่", "ค", "ก"]
        undo = page.locator("[data-row=undo]")
        undo.focus()
        page.keyboard.press("Enter")
        assert told(page) == "เลิกทำแล้ว แต่คงไว้ 1 ช่องที่แก้ไขภายหลัง"
        undo.focus()
        page.keyboard.press("Enter")
        assert names() == ["ข", "ข", "ใหม่", "ค", "ก"]
        undo.focus()
        for _ in range(3):  # the copy was changed since and stays; two moves
            page.keyboard.press("Enter")
        expect(undo).to_be_hidden()
        assert sorted(names()) == sorted(["ข", "ข", "ใหม่", "ค", "ก"])
        ids = page.locator("form [id]").evaluate_all("all => all.map(one => one.id)")
        assert len(ids) == len(set(ids))


def test_faults_follow_the_rows(address_alone: str, browser: Browser) -> None:
    with emptied_page(browser) as page:
        turn_to(page, address_alone + PATH["th"])
        field(page, "items.2.count").fill("มาก")
        press(page, "check")
        expect(page.locator(".hb-problems a[href='#f-items-2-count']")).to_have_count(1)
        choose(page, 1, "remove")
        expect(page.locator(".hb-problems a[href='#f-items-1-count']")).to_have_count(1)
        expect(page.locator("#f-items-1-count")).to_have_attribute("aria-describedby", "e-items-1-count")
        assert page.locator("#e-items-2-count").count() == 0


def test_a_single_row_is_emptied_and_clearing_gives_the_printed_rows(address_alone: str, browser: Browser) -> None:
    with emptied_page(browser) as page, answering(page, agree=True):
        turn_to(page, address_alone + PATH["th"])
        field(page, "items.1.name").fill("ก")
        for _ in range(3):
            choose(page, 1, "remove")
        expect(page.locator("table.hb-rows tbody tr")).to_have_count(1)
        assert rows_of(page) == {}
        press(page, "clear")
        expect(page.locator("table.hb-rows tbody tr")).to_have_count(3)


def test_leaving_after_a_change_of_rows_is_asked_about(address_alone: str, browser: Browser) -> None:
    with emptied_page(browser) as page, answering(page, agree=True) as asked:
        turn_to(page, address_alone + PATH["th"])
        paste(page, field(page, "items.1.name"), excel([["ก", ""], ["ข", ""]]))
        page.locator("a.hb-language").click()
        page.wait_for_url("**/en/**")
        assert asked == ["beforeunload"]


@pytest.mark.parametrize("locale", ["th", "en"])
def test_axe_finds_nothing_with_the_tools_of_rows_in_use(address_alone: str, browser: Browser, locale: str) -> None:
    with emptied_page(browser) as page:
        page.emulate_media(reduced_motion="reduce")
        turn_to(page, address_alone + PATH[locale])
        paste(page, field(page, "items.1.name"), excel([["a", "b", "c", "d", "e", "f", "g", "h"]] * 4))
        press(page, "check")
        page.locator("#hb-draft").check()
        page.locator("tbody tr:nth-child(2) .hb-row-button").click()
        for scheme in SCHEMES:
            for width in (320, 1280):
                show(page, width, scheme)
                assert violations(page) == [], (scheme, width)
                assert page.evaluate("document.documentElement.scrollWidth") <= width
