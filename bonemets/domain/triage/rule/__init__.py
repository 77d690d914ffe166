"""The rules, one module for each heading under which reasons are printed."""
