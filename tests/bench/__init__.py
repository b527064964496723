"""Benchmarks: figures that depend on the machine, printed and never asserted. One module each, with a `main()`."""
