"""The questions of the triage form: what is asked, in which words, and which answers can be used."""
