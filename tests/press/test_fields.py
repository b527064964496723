"""Fields as readers and standards want them. What ours hold: tests/forms/paper/test_fillable.py."""

from __future__ import annotations

from press.plain import TYPED, can_go, plain

BOXES = "<input type=checkbox name=c><input type=radio name=r value=one><input type=radio name=r value=two>"


def test_plain_fields_lie_upside_down_and_are_drawn_anew() -> None:
    with plain("<input name=a>", **TYPED) as pdf:
        form = pdf.Root.AcroForm
        _, first, _, second = (float(value) for value in form.Fields[0].Rect)
        assert first > second, can_go("turn_upright in fields.py")
        assert form.get("/NeedAppearances"), can_go("NeedAppearances in fields.py")
        assert "/Font" in form.DR, "FieldList gives the fields one font of this list"
        assert "/DA" not in form, can_go("DA in fields.py")


def test_plain_names_keep_their_stops() -> None:
    with plain("<input name=a.b>", **TYPED) as pdf:
        assert [str(entry.T) for entry in pdf.Root.AcroForm.Fields] == ["a.b"], can_go("append in fields.py")


def test_plain_options_are_fields_without_an_off_state() -> None:
    with plain(BOXES, **TYPED) as pdf:
        check, choice, *options = pdf.Root.AcroForm.Fields
        assert len(options) == len(choice.Kids) == 2, can_go("append in fields.py")
        states = [set(entry.AP.N.keys()) for entry in (check, *options)]
        assert states == [{"/on"}, {"/0"}, {"/1"}], can_go("give_states in fields.py")


def test_plain_annotations_are_out_of_order() -> None:
    with plain("<p><input name=a></p><p><a href='https://example.invalid/'>b</a>", **TYPED) as pdf:
        kinds = [str(entry.Subtype) for entry in pdf.pages[0].Annots]
        assert kinds == ["/Link", "/Widget"], can_go("sort_annotations in fields.py")
