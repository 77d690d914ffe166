"""How it is served: Voilà with our template, the command line, and the tool that refreshes notebooks."""
