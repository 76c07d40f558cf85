//! Files, folders and zip files, each read to a limit and in the order of their names.

use std::{
    borrow::Cow,
    fs,
    io::{self, Read},
    path::Path,
};

use crate::{Counted, FaultKind, Progress, gather::Gathering};

/// Folders within folders, at most: a link that leads back to its own folder ends here.
const DEEPEST_FOLDER: u64 = 6;

/// Reads on, byte-limited, and says what came.
pub(crate) struct Reading<'a, 'b> {
    pub(crate) gathering: &'b mut Gathering<'a>,
    pub(crate) progress: &'b mut dyn FnMut(&Progress),
    pub(crate) files: u64,
    pub(crate) bytes: u64,
}

/// Bytes up to a limit, or why not.
pub(crate) enum Taken {
    Bytes(Vec<u8>),
    TooLarge(u64),
}

impl Reading<'_, '_> {
    /// Reads a file or folder.
    pub(crate) fn path(&mut self, path: &Path) {
        let name = path.display().to_string();
        match fs::metadata(path) {
            Ok(about) if about.is_dir() => self.folder(path, 0),
            Ok(about) if about.is_file() => self.file(path, true),
            Ok(_) => self.gathering.fault(&name, FaultKind::NotAFeedFile),
            Err(error) => self.gathering.fault(
                &name,
                FaultKind::Unreadable {
                    reason: error.to_string(),
                },
            ),
        }
    }

    fn folder(&mut self, folder: &Path, depth: u64) {
        let name = folder.display().to_string();
        if depth > DEEPEST_FOLDER {
            let kind = FaultKind::TooMany {
                what: Counted::Folders,
                limit: DEEPEST_FOLDER,
            };
            self.gathering.fault(&name, kind);
            return;
        }
        let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
        let mut paths = match entries {
            Ok(entries) => entries
                .into_iter()
                .map(|entry| entry.path())
                .collect::<Vec<_>>(),
            Err(error) => {
                self.gathering.fault(
                    &name,
                    FaultKind::Unreadable {
                        reason: error.to_string(),
                    },
                );
                return;
            }
        };
        paths.sort_by_cached_key(|path| in_turn(&path.display().to_string()));
        for path in paths {
            let hidden = path
                .file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with('.'));
            if hidden {
                continue;
            }
            if path.is_dir() {
                self.folder(&path, depth + 1);
            } else if path.is_file() {
                if !self.one_more(&path.display().to_string()) {
                    return;
                }
                self.file(&path, false);
            }
        }
    }

    fn file(&mut self, path: &Path, alone: bool) {
        let name = path.display().to_string();
        let kind = ending(&name);
        if !alone && !matches!(kind.as_str(), "json" | "csv") {
            self.gathering.fault(&name, FaultKind::NotAFeedFile);
            return;
        }
        let opened = fs::File::open(path);
        if kind == "zip" {
            match opened {
                Ok(file) => self.zip(&name, file),
                Err(error) => self.gathering.fault(
                    &name,
                    FaultKind::Unreadable {
                        reason: error.to_string(),
                    },
                ),
            }
            return;
        }
        match opened.and_then(|file| self.take(file)) {
            Ok(taken) => self.taken(&name, taken),
            Err(error) => self.gathering.fault(
                &name,
                FaultKind::Unreadable {
                    reason: error.to_string(),
                },
            ),
        }
    }

    fn zip(&mut self, name: &str, file: fs::File) {
        let broken = |error: &dyn std::fmt::Display| FaultKind::BrokenZip {
            reason: error.to_string(),
        };
        let mut archive = match zip::ZipArchive::new(file) {
            Ok(archive) => archive,
            Err(error) => return self.gathering.fault(name, broken(&error)),
        };
        let limit = self.gathering.limits.files;
        if u64::try_from(archive.len()).unwrap_or(u64::MAX) > limit {
            return self.gathering.fault(
                name,
                FaultKind::TooMany {
                    what: Counted::Files,
                    limit,
                },
            );
        }
        let names: Vec<Result<String, String>> = archive
            .file_names()
            .map(|name| name.map(Cow::into_owned).map_err(|error| error.to_string()))
            .collect();
        let mut entries = Vec::new();
        for (index, entry) in names.into_iter().enumerate() {
            match entry {
                Ok(entry) => entries.push((entry, index)),
                Err(error) => self.gathering.fault(name, broken(&error)),
            }
        }
        entries.sort_by_cached_key(|(entry, _)| in_turn(entry));
        for (entry, index) in entries {
            let shown = format!("{name}/{}", crate::check::shortened(&entry));
            let last = entry.rsplit('/').next().unwrap_or_default();
            // Folders, hidden files and what a Mac packs beside every file.
            if entry.ends_with('/') || last.starts_with('.') || entry.starts_with("__MACOSX/") {
                continue;
            }
            if !matches!(ending(&entry).as_str(), "json" | "csv") {
                self.gathering.fault(&shown, FaultKind::NotAFeedFile);
                continue;
            }
            if !self.one_more(&shown) {
                return;
            }
            let taken = match archive.by_index(index) {
                Ok(packed) => self.take(packed),
                Err(error) => {
                    self.gathering.fault(&shown, broken(&error));
                    continue;
                }
            };
            match taken {
                Ok(taken) => self.taken(&shown, taken),
                Err(error) => self.gathering.fault(&shown, broken(&error)),
            }
        }
    }

    /// Reads to the smaller of the two limits; one byte more shows that there is more.
    pub(crate) fn take(&self, from: impl Read) -> io::Result<Taken> {
        let limit = self.room();
        let mut bytes = Vec::new();
        from.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        Ok(if size > limit {
            Taken::TooLarge(limit)
        } else {
            Taken::Bytes(bytes)
        })
    }

    /// Bytes that one more file may have.
    pub(crate) fn room(&self) -> u64 {
        let limits = self.gathering.limits;
        limits
            .file_bytes
            .min(limits.total_bytes.saturating_sub(self.bytes))
    }

    fn taken(&mut self, name: &str, taken: Taken) {
        self.files += 1;
        match taken {
            Taken::Bytes(bytes) => {
                self.bytes = self
                    .bytes
                    .saturating_add(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
                self.content(name, &bytes);
            }
            Taken::TooLarge(limit_bytes) => self
                .gathering
                .fault(name, FaultKind::TooLarge { limit_bytes }),
        }
        (self.progress)(&Progress {
            files: self.files,
            of: None,
            latest: name.to_owned(),
        });
    }

    /// Takes in the content of a JSON or CSV file.
    pub(crate) fn content(&mut self, name: &str, bytes: &[u8]) {
        let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
        if ending(name) == "csv" {
            let folder = name.strip_suffix(last).unwrap_or_default();
            self.gathering.table(folder, name, bytes);
        } else if let Some(value) = self.gathering.json(name, bytes) {
            self.gathering.document(name, last, value);
        }
    }

    /// True while one more file may be read; says so when not.
    fn one_more(&mut self, name: &str) -> bool {
        let limit = self.gathering.limits.files;
        let room = self.files < limit;
        if !room {
            self.gathering.fault(
                name,
                FaultKind::TooMany {
                    what: Counted::Files,
                    limit,
                },
            );
        }
        room
    }
}

/// By name, but the description of a data package before its tables.
fn in_turn(name: &str) -> (String, bool, String) {
    let (folder, last) = name.rsplit_once(['/', '\\']).unwrap_or(("", name));
    (
        folder.to_owned(),
        last != "datapackage.json",
        last.to_owned(),
    )
}

fn ending(name: &str) -> String {
    name.rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase())
        .unwrap_or_default()
}
