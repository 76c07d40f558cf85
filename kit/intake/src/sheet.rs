//! A table as rows of text: CSV of any common kind, or a workbook.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use calamine::{Data, Reader as _, Xlsx};

use crate::{Fault, FaultKind, Limits};

/// A table with its heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sheet {
    pub(crate) headers: Vec<String>,
    /// Line in the file, from 1, and its cells.
    pub(crate) rows: Vec<(u64, Vec<String>)>,
}

impl Sheet {
    /// Reads a table; a workbook is known by its first bytes and not by its name.
    pub(crate) fn read(bytes: &[u8], sheet: Option<&str>, limits: &Limits) -> Result<Self, Fault> {
        if bytes.len() > limits.bytes {
            return Err(too_large(limits.bytes));
        }
        let lines = if bytes.starts_with(b"PK\x03\x04") {
            workbook(bytes, sheet, limits)?
        } else {
            delimited(bytes, limits)?
        };
        let mut lines = lines
            .into_iter()
            .filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()));
        let Some((_, headers)) = lines.next() else {
            return Err(Fault::of(FaultKind::Empty));
        };
        let rows: Vec<_> = lines.collect();
        if rows.is_empty() {
            return Err(Fault::of(FaultKind::Empty));
        }
        Ok(Self { headers, rows })
    }
}

/// Columns that are read; a cell farther to the right is of no list of places.
const MOST_COLUMNS: usize = 200;
/// Cells that are read: an empty one takes a byte of the file and two dozen here.
const MOST_CELLS: usize = 4_000_000;

type Lines = Vec<(u64, Vec<String>)>;

fn too_large(limit: usize) -> Fault {
    let limit = u64::try_from(limit).unwrap_or(u64::MAX);
    Fault::of(FaultKind::TooLarge { limit })
}

fn unreadable(why: impl std::fmt::Display) -> Fault {
    Fault::of(FaultKind::Unreadable(why.to_string()))
}

/// UTF-8 or UTF-16 with a mark, else UTF-8, else Windows-1252, which is what a Danish spreadsheet writes.
pub(crate) fn decoded(bytes: &[u8]) -> String {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        let rest = bytes.get(mark..).unwrap_or_default();
        return encoding.decode_without_bom_handling(rest).0.into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned(),
    }
}

fn delimited(bytes: &[u8], limits: &Limits) -> Result<Lines, Fault> {
    if bytes.contains(&0) && encoding_rs::Encoding::for_bom(bytes).is_none() {
        return Err(unreadable("it is no text"));
    }
    let text = decoded(bytes);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(&text))
        .from_reader(text.as_bytes());
    let mut lines = Vec::new();
    let mut room = MOST_CELLS;
    for record in reader.records() {
        let record = record.map_err(unreadable)?;
        if record.len() > MOST_COLUMNS {
            return Err(too_large(MOST_COLUMNS));
        }
        room = room
            .checked_sub(record.len())
            .ok_or_else(|| too_large(MOST_CELLS))?;
        if lines.len() > limits.rows {
            return Err(too_large(limits.rows));
        }
        // The reader's own line is one short behind an empty line, so lines are counted up to where the record begins.
        let begins = record.position().map_or(0, csv::Position::byte);
        lines.push((
            begins,
            record.iter().map(|cell| cell.trim().to_owned()).collect(),
        ));
    }
    Ok(numbered(&text, lines))
}

/// Lines of the file for byte positions that only grow.
fn numbered(text: &str, records: Vec<(u64, Vec<String>)>) -> Lines {
    let mut bytes = text.bytes().zip(0_u64..).peekable();
    let mut line = 1;
    records
        .into_iter()
        .map(|(begins, cells)| {
            while let Some((byte, at)) = bytes.peek() {
                // Line ends where a record begins belong to the lines before it.
                if *at >= begins && !matches!(byte, b'\n' | b'\r') {
                    break;
                }
                line += u64::from(*byte == b'\n');
                bytes.next();
            }
            (line, cells)
        })
        .collect()
}

/// The one of `;`, tab and `,` that the heading has most of; semicolons win, as Danish numbers have commas.
fn delimiter(text: &str) -> u8 {
    let heading = text
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default();
    let count = |mark: char| heading.matches(mark).count();
    let marks = [(b';', count(';')), (b'\t', count('\t')), (b',', count(','))];
    let most = marks.iter().map(|(_, count)| *count).max().unwrap_or(0);
    marks
        .into_iter()
        .find(|(_, count)| *count == most)
        .map_or(b';', |(mark, _)| mark)
}

/// Cell by cell, since one cell in the last corner of a sheet would otherwise be a table of seventeen billion.
fn workbook(bytes: &[u8], sheet: Option<&str>, limits: &Limits) -> Result<Lines, Fault> {
    unpacks(bytes, limits.unpacked_bytes)?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let names = book.sheet_names();
    let name = match sheet {
        Some(name) if !names.iter().any(|known| known == name) => {
            return Err(Fault::of(FaultKind::NoSuchSheet(name.to_owned())));
        }
        Some(name) => name.to_owned(),
        None => names
            .into_iter()
            .next()
            .ok_or_else(|| Fault::of(FaultKind::Empty))?,
    };
    let mut cells = book.worksheet_cells_reader(&name).map_err(unreadable)?;
    let mut lines: BTreeMap<u64, Vec<String>> = BTreeMap::new();
    // A long text may be meant by every cell, and is in the file once.
    let mut left = limits.unpacked_bytes;
    let mut room = MOST_CELLS;
    while let Some(cell) = cells.next_cell().map_err(unreadable)? {
        let (row, column) = cell.get_position();
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if column >= MOST_COLUMNS {
            return Err(too_large(MOST_COLUMNS));
        }
        let text = cell_text(&Data::from(cell.get_value().clone()));
        let size = u64::try_from(text.len()).unwrap_or(u64::MAX);
        left = left.checked_sub(size).ok_or_else(|| {
            let limit = limits.unpacked_bytes;
            Fault::of(FaultKind::TooLarge { limit })
        })?;
        let line = lines.entry(u64::from(row) + 1).or_default();
        if line.len() <= column {
            room = room
                .checked_sub(column + 1 - line.len())
                .ok_or_else(|| too_large(MOST_CELLS))?;
            line.resize(column + 1, String::new());
        }
        if let Some(place) = line.get_mut(column) {
            *place = text;
        }
        if lines.len() > limits.rows + 1 {
            return Err(too_large(limits.rows));
        }
    }
    Ok(lines.into_iter().collect())
}

/// Unpacks every part of a workbook once, into nothing: what it says of its own size may be a lie.
fn unpacks(bytes: &[u8], limit: u64) -> Result<(), Fault> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(unreadable)?;
    let mut left = limit;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(unreadable)?;
        let mut limited = part.take(left.saturating_add(1));
        let read = std::io::copy(&mut limited, &mut std::io::sink()).map_err(unreadable)?;
        if read > left {
            return Err(Fault::of(FaultKind::TooLarge { limit }));
        }
        left -= read;
    }
    Ok(())
}

fn cell_text(cell: &Data) -> String {
    match cell {
        // A day of a spreadsheet is a number of days; whole days are written as a date.
        Data::DateTime(moment) => {
            let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
            match (hour, minute) {
                (0, 0) => format!("{year:04}-{month:02}-{day:02}"),
                _ => format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}"),
            }
        }
        // Postcodes and telephone numbers are often kept as numbers; `f64` writes whole ones without a point.
        Data::Float(number) => number.to_string(),
        other => other.to_string().trim().to_owned(),
    }
}
