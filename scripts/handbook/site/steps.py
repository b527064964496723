"""The finishing steps in order. Each list is run on all pages of a language before the next list begins.

FILL inserts content of data, drawings and forms, which may contain marks.
MARK turns marks into references, and records for all pages what they cite and wait for.
DRESS needs both: registers, everything around the text, addresses; then changes of the whole page.
"""

from __future__ import annotations

from handbook.site.absent_pages import unlink_absent
from handbook.site.addresses import finish_addresses
from handbook.site.contact import show_contact
from handbook.site.content_security import seal_page
from handbook.site.data_tables import fill_tables
from handbook.site.figures import fill_figures
from handbook.site.form_files import list_form_files
from handbook.site.form_list import list_forms
from handbook.site.form_pages import fill_form
from handbook.site.form_steps import lead_to_step, offer_forms
from handbook.site.former_ids import keep_former_ids
from handbook.site.kicker import add_kicker
from handbook.site.line_ends import keep_words
from handbook.site.marks import list_sources, render_marks
from handbook.site.names import name_parts
from handbook.site.open_matters import list_open_matters
from handbook.site.page import Step
from handbook.site.page_status import add_page_status
from handbook.site.pictures import frame_pictures, show_pictures
from handbook.site.registers import fill_registers
from handbook.site.released import fill_released, tell_withdrawal
from handbook.site.search_help import offer_report
from handbook.site.sections_behind import note_sections_behind
from handbook.site.status import show_status
from handbook.site.table_shapes import shape_tables
from handbook.site.theme.faults import mend_page
from handbook.site.theme.menus import number_menus, shorten_menu
from handbook.site.theme.search_box import lead_to_search
from handbook.site.twins import link_twins
from handbook.site.white_space import fold_white_space

FILL: tuple[Step, ...] = (
    fill_form,  # first: its controls contain nothing that the other steps look for
    show_contact,
    show_status,
    fill_tables,
    fill_released,
    fill_figures,
    list_forms,
    show_pictures,
    frame_pictures,  # after show_pictures: it asks for the words above a picture, and these go below
    offer_forms,
    lead_to_step,
)
MARK: tuple[Step, ...] = (render_marks,)
DRESS: tuple[Step, ...] = (
    fill_registers,
    list_open_matters,
    list_sources,  # after list_open_matters: what is open stands before the sources
    add_kicker,  # inserts above the title; add_page_status inserts below it
    add_page_status,  # its foot goes before the list of sources and the page turner, which exist now
    note_sections_behind,
    tell_withdrawal,  # after add_page_status: nothing stands between it and the title
    shape_tables,  # removes scroll containers that name_parts would label
    name_parts,
    shorten_menu,  # before number_menus: what is left out needs no number
    number_menus,
    unlink_absent,  # after every step that adds a link by `page:`
    finish_addresses,  # after every step that adds a link by `page:`
    link_twins,  # after this step every address is final
    lead_to_search,
    offer_report,
    keep_words,  # after every step that adds words
    keep_former_ids,  # after every step that gives ids
    list_form_files,  # after keep_words: names of files are not changed
    mend_page,
    seal_page,
    fold_white_space,
)
