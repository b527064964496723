"""What the handbook amends in WeasyPrint: each module completes what WeasyPrint writes, or uses what its reference leaves out."""
