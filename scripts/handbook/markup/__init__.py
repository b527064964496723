"""The blocks that pages may use beyond plain Markdown, as a Python-Markdown extension named `handbook.markup.blocks`."""
