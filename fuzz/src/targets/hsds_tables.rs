//! A stranger's feed as tables: one CSV file, several in a zip file, or bytes that only pretend to be a zip file.

use std::io::{Cursor, Write as _};
use std::path::PathBuf;
use std::sync::LazyLock;

use kit_hsds::{Limits, Source, read as read_source, read_bytes};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::hsds_json::keeps;
use crate::parts::choice;

/// Where the zip file of the moment lies; the reader wants a file, since it reads zip files from their end.
static PLACE: LazyLock<PathBuf> = LazyLock::new(|| {
    std::env::temp_dir().join(format!("landgang-fuzz-{}.zip", std::process::id()))
});

/// The first byte chooses the wrapping. Files stand between zero bytes, each a line with its name and its content.
pub(crate) fn read(bytes: &[u8]) {
    let (which, rest) = choice(bytes);
    match which % 4 {
        0 => table(rest),
        1 => zipped(rest, CompressionMethod::Stored),
        2 => zipped(rest, CompressionMethod::Deflated),
        _ => from_disk(rest),
    }
}

fn cut(file: &[u8]) -> (String, &[u8]) {
    let end = file.iter().position(|byte| *byte == b'\n');
    let (name, content) = file
        .split_at_checked(end.unwrap_or(file.len()))
        .unwrap_or((file, &[]));
    (
        String::from_utf8_lossy(name).into_owned(),
        content.get(1..).unwrap_or_default(),
    )
}

fn table(file: &[u8]) {
    let (name, content) = cut(file);
    keeps(read_bytes(
        &format!("{name}.csv"),
        content,
        &Limits::default(),
    ));
}

fn zipped(files: &[u8], method: CompressionMethod) {
    let mut packed = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(method);
    for file in files.split(|byte| *byte == 0) {
        let (name, content) = cut(file);
        // A name that the packer refuses is no input for the reader.
        if packed.start_file(name, options).is_ok() && packed.write_all(content).is_err() {
            return;
        }
    }
    if let Ok(done) = packed.finish() {
        from_disk(&done.into_inner());
    }
}

fn from_disk(bytes: &[u8]) {
    let written = std::fs::write(&*PLACE, bytes);
    assert!(written.is_ok(), "the zip file could not be written");
    let limits = Limits {
        file_bytes: 1024 * 1024,
        total_bytes: 2 * 1024 * 1024,
        files: 50,
        // In proportion to the bytes: a packed kilobyte can hold half a million rows.
        records: 20_000,
        ..Limits::default()
    };
    keeps(read_source(
        &Source::Path(PLACE.clone()),
        &limits,
        &mut |_| {},
    ));
}
