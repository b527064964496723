"""Problems as others than a terminal show them: GitHub's annotations and summary, GitLab's report.

Problems and the paths that a change touches go in, text comes out.
"""
