"""Tests of the formats: tables as spreadsheet and CSV, and back."""
