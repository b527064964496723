"""All corrections of WeasyPrint, and all its flaws that we work around: one entry each in AMENDMENTS.

Only these modules may use WeasyPrint beyond its API reference
(https://doc.courtbouillon.org/weasyprint/stable/api_reference.html) and complete what it writes. Each amendment has a
test that prints with plain WeasyPrint and asserts that the flaw is still there. When an update fixes it, that test
fails and says what can be removed.

Used beyond the API reference: Document._render and _build_layout_context, LayoutContext, its footnotes and their layout
(page_notes); split_first_line in layout/preferred.py and the styles it asks for (measured_texts); how styles compute a
value, and the tables of properties (quick_styles); resolve_percentages and the attributes of boxes that it sets
(used_lengths); what HTML has and its own style sheet (html_trees); Layout.setup and what it leaves, and
pango_layout_copy, which WeasyPrint does not declare (text_layouts); Layout.set_text, deactivate and reactivate
(shaped_texts); Page.paint and the stream's _tags (languages, painted_pages); `link` of the boxes in Page.links (links);
name, hash, family, weight and to_unicode of fonts (glyph_texts, clusters, objects); the pieces of pydyf.Stream.stream
(clusters); the order of pydyf.PDF.objects, pydyf.PDF.page_references (page_references), pydyf.PDF.write and `data` of
pydyf's objects (object_bytes); draw_first_line, Stream and Font (painted_pages); what pdf/tags.py asks of boxes
(plain_boxes); that pydyf makes its streams by pydyf.Stream (large_streams). And outside this room: the boxes of
Page._page_box (text_area.py, fill.py), that painting shapes a TextBox's text again whose pango_layout.text is another
(fill.py; tests/book/test_fill.py would fail), and that boxes can be pickled (kept_pages.py;
tests/press/test_kept_pages.py would fail). fetcher.py needs none of these: URLFetcher and its `fetch` are in the
reference since 68.0.

Assumed of Pango: it uses libthai for line breaks in Thai, and libthai the dictionary in LIBTHAI_DICTDIR
(thai/line_ends.py; tests/book/test_thai_words.py and test_line_ends.py would fail); HarfBuzz splits SARA AM
(thai/book_fonts.py; tests/book/test_text_layer.py would fail).
"""

from __future__ import annotations

from handbook.press.amendments.amendment import NO_ISSUE, Amendment
from handbook.press.amendments.avoided import AVOIDED

__all__ = ["AMENDMENTS", "NO_ISSUE", "WEASYPRINT", "Amendment"]

WEASYPRINT = "70.0"
"""The version for which all this was checked. After an update run tests/press/, then change this number."""


_HERE = "press/amendments"
AMENDMENTS = (
    Amendment(
        f"{_HERE}/measured_texts.py",
        "the texts of a table are measured anew each time its columns are",
        "70.0",
        NO_ISSUE,
        "test_measured_texts.py::test_plain_texts_are_measured_each_time",
    ),
    Amendment(
        f"{_HERE}/page_notes.py",
        "every footnote is laid out: a source that is cited twice on a page stands twice at its foot",
        "54.0",
        NO_ISSUE,
        "test_page_notes.py::test_plain_notes_stand_twice",
    ),
    Amendment(
        f"{_HERE}/page_notes.py",
        "all footnotes of a page are laid out anew for each that comes",
        "70.0",
        NO_ISSUE,
        "test_page_notes.py::test_plain_notes_are_laid_out_for_each_other_note",
    ),
    Amendment(
        f"{_HERE}/html_trees.py",
        "a document comes as text, which is parsed in Python",
        "70.0",
        NO_ISSUE,
        "test_html_trees.py::test_plain_documents_come_as_text",
    ),
    Amendment(
        f"{_HERE}/html_trees.py",
        "each element has styles of a marker and of five parts of notes, which only items of lists and notes need",
        "70.0",
        NO_ISSUE,
        "test_html_trees.py::test_plain_elements_have_styles_of_parts_that_they_lack",
    ),
    Amendment(
        f"{_HERE}/quick_styles.py",
        "each value of each style is computed on its own, also one that is initial or inherited",
        "70.0",
        NO_ISSUE,
        "test_quick_styles.py::test_plain_values_are_computed_one_by_one",
    ),
    Amendment(
        f"{_HERE}/text_layouts.py",
        "Pango is set up anew for each text, also of the same style",
        "70.0",
        NO_ISSUE,
        "test_text_layouts.py::test_plain_texts_are_set_up_each_time",
    ),
    Amendment(
        f"{_HERE}/used_lengths.py",
        "the lengths of each box are worked out anew at each of its layouts",
        "70.0",
        NO_ISSUE,
        "test_used_lengths.py::test_plain_lengths_are_worked_out_for_each_box",
    ),
    Amendment(
        f"{_HERE}/parent_trees.py",
        "what all pages and links stand for is one list",
        "70.0",
        NO_ISSUE,
        "test_parent_trees.py::test_plain_parents_stand_in_one_list",
    ),
    Amendment(
        f"{_HERE}/page_references.py",
        "the references of all pages are listed anew for each element, at each of them",
        "57.0",
        NO_ISSUE,
        "test_page_references.py::test_plain_references_are_listed_each_time",
    ),
    Amendment(
        f"{_HERE}/object_bytes.py",
        "with an identifier, each object's bytes are made twice and deflated twice",
        "70.0",
        NO_ISSUE,
        "test_object_bytes.py::test_plain_bytes_are_made_twice",
    ),
    Amendment(
        f"{_HERE}/large_streams.py",
        "the table of a PDF's objects is deflated without a predictor, which makes it fourteen times as large",
        "53.0",
        NO_ISSUE,
        "test_large_streams.py::test_plain_tables_of_objects_are_deflated_as_they_stand",
    ),
    Amendment(
        f"{_HERE}/painted_pages.py",
        "each page is painted anew, and each of its texts shaped again",
        "53.0",
        NO_ISSUE,
        "test_painted_pages.py::test_plain_texts_are_shaped_when_they_are_painted",
    ),
    Amendment(
        f"{_HERE}/plain_boxes.py",
        "the boxes of painted pages know all styles and elements, most of what a kept page would store",
        "53.0",
        NO_ISSUE,
        "test_plain_boxes.py::test_plain_boxes_know_their_styles_to_the_end",
    ),
    Amendment(
        f"{_HERE}/links.py",
        "each box in a link has an annotation of its own, in no Link element",
        "57.0",
        "#185, Consider using an appearance stream to render links in PDF (open; #2482 names it for PDF/UA)",
        "test_links.py::test_plain_links_have_an_annotation_for_each_box",
    ),
    Amendment(
        f"{_HERE}/links.py",
        "what CSS puts before a link's words is a Link within the Link",
        "66.0",
        NO_ISSUE,
        "test_links.py::test_plain_pseudo_elements_of_links_are_links",
    ),
    Amendment(
        f"{_HERE}/languages.py",
        "`lang` within a document is not written",
        "57.0",
        NO_ISSUE,
        "test_languages.py::test_plain_elements_have_no_language",
    ),
    Amendment(
        f"{_HERE}/head_cells.py",
        "head cells have no Scope",
        "57.0",
        "#2508, PDF/UA: Tags for header cells in tables are missing (open)",
        "test_head_cells.py::test_plain_head_cells_have_no_scope",
    ),
    Amendment(
        f"{_HERE}/attached_files.py",
        "the catalogue names each attached file twice",
        "61.0",
        "#2917, /AF array lists every attachment twice in PDF/A-3 output (closed)",
        "test_attached_files.py::test_plain_files_are_listed_twice",
    ),
    Amendment(
        f"{_HERE}/glyph_texts.py",
        "a glyph reads everywhere as what it stood for first",
        "53.0",
        "#2841, Corrupted ToUnicode CMap (empty bfchar entries) for real-GSUB Arabic text (open)",
        "test_glyph_texts.py::test_plain_sara_am_reads_wrongly",
    ),
    Amendment(
        f"{_HERE}/clusters.py",
        "a letter and its marks do not say their text together, without which Poppler parts them",
        "53.0",
        NO_ISSUE,
        "test_clusters.py::test_plain_marks_begin_lines",
    ),
    Amendment(
        f"{_HERE}/metadata.py",
        "a PDF/A does not claim that it is PDF/UA too",
        "57.0",
        "#2783, Support for multiple variants (open)",
        "test_metadata.py::test_plain_archives_claim_no_access",
    ),
    Amendment(
        f"{_HERE}/metadata.py",
        "title and description are of one language",
        "56.0",
        NO_ISSUE,
        "test_metadata.py::test_plain_titles_have_one_language",
    ),
    Amendment(
        f"{_HERE}/fields.py",
        "fields: corners the wrong way, and readers are asked to draw them anew from all that the pages use",
        "58.0",
        NO_ISSUE,
        "test_fields.py::test_plain_fields_lie_upside_down_and_are_drawn_anew",
    ),
    Amendment(
        f"{_HERE}/fields.py",
        "fields: a stop in a name is left in it, where it parts levels",
        "58.0",
        NO_ISSUE,
        "test_fields.py::test_plain_names_keep_their_stops",
    ),
    Amendment(
        f"{_HERE}/fields.py",
        "fields: boxes have no state Off; options are numbered, and are fields beside the choice",
        "63.0",
        NO_ISSUE,
        "test_fields.py::test_plain_options_are_fields_without_an_off_state",
    ),
    Amendment(
        f"{_HERE}/fields.py",
        "annotations are listed links first, and not in the order of reading",
        "58.0",
        NO_ISSUE,
        "test_fields.py::test_plain_annotations_are_out_of_order",
    ),
    # Flaws that other rooms work around
    Amendment(
        "book/figures.py",
        "the text of a drawing is drawn sign by sign: marks fall into vowels",
        "53.0",
        "#2249, Don’t separate combining characters in SVG text (open)",
        "test_avoided.py::test_plain_drawings_part_marks_from_letters",
    ),
    Amendment(
        "book/figures.py",
        "of a drawing only the title is heard, not its description",
        "70.0",
        "#2816, SVG: Unable to specify an alt text for screen readers (closed: the title)",
        "test_avoided.py::test_plain_descriptions_of_drawings_are_not_heard",
    ),
    Amendment(
        "book/footnotes.py",
        "a line ends after the first word of a text that ends in a no-break space, if what follows does not fit",
        "70.0",
        NO_ISSUE,
        "test_avoided.py::test_plain_lines_end_after_the_first_word_before_a_no_break_space",
    ),
    Amendment(
        "book/tables.py",
        "a cell over several rows that a page cuts still claims all of them",
        "70.0",
        "#2903, Table and list split into separate structure elements at page breaks (open)",
        "test_avoided.py::test_plain_cut_cells_span_more_rows_than_there_are",
    ),
    Amendment(
        "thai/book_fonts.py",
        "a raised mark is a text of its own",
        "60.0",
        NO_ISSUE,
        "test_avoided.py::test_plain_raised_marks_are_texts_of_their_own",
    ),
    Amendment(
        f"{_HERE}/shaped_texts.py",
        "a text is shaped again when it is painted",
        "70.0",
        NO_ISSUE,
        "test_shaped_texts.py::test_plain_texts_are_shaped_again_to_be_painted",
    ),
    *AVOIDED,
)
