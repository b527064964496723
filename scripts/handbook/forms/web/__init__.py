"""Form -> the controls of its web page; the scripts for them are in overrides/assets/javascripts/forms/."""
