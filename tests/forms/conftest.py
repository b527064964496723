"""What the tests of forms share."""

from forms.paper.print_sample import sample_pdfs

__all__ = ["sample_pdfs"]
