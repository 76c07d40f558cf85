//! Tests that look at finished paper. What only poppler can see prints `skipped: no pdftotext` without it.

mod breaks;
mod calendar;
mod cards;
mod leaflet;
mod look;
mod qr;
mod reading;
mod support;
mod wrapping;
