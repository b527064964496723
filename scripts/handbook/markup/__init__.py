"""The blocks that pages may use besides plain Markdown: the Python-Markdown extension `handbook.markup.blocks`."""
