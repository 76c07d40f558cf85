//! Tests that look at finished paper. What only poppler can see prints `skipped: no pdftotext` without it.

mod leaflet;
mod support;
