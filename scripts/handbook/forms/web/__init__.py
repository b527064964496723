"""Form -> the controls of its web page; the script that goes with them is overrides/assets/javascripts/forms/."""
