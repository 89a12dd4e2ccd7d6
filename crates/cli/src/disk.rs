//! The disk as a [`World`].

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use terms::{Diagnostic, MAX_FILE_BYTES, ReadError, World};

/// The files under one folder.
pub(crate) struct Disk {
    root: PathBuf,
}

impl Disk {
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    fn path(&self, relative: &str) -> PathBuf {
        if relative.is_empty() { self.root.clone() } else { self.root.join(Path::new(relative)) }
    }
}

fn why(error: &std::io::Error) -> ReadError {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => ReadError::Missing,
        _ => ReadError::Other(error.to_string()),
    }
}

impl World for Disk {
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        let file = File::open(self.path(path)).map_err(|error| why(&error))?;
        let size = file.metadata().map_err(|error| why(&error))?.len();
        if size > MAX_FILE_BYTES {
            return Err(ReadError::TooLarge(size));
        }
        // A pipe or a device has no size to go by, and may never end.
        let mut bytes = Vec::new();
        file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(|error| why(&error))?;
        let read = bytes.len() as u64;
        if read > MAX_FILE_BYTES { Err(ReadError::TooLarge(read)) } else { Ok(bytes) }
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, ReadError> {
        let mut names = Vec::new();
        for entry in fs::read_dir(self.path(folder)).map_err(|error| why(&error))? {
            let name = entry.map_err(|error| why(&error))?.file_name();
            names.extend(name.into_string().ok());
        }
        names.sort();
        Ok(names)
    }
}

/// The text of one file, byte for byte: offsets into it are those of the file.
pub(crate) fn text(path: &Path) -> Result<String, Diagnostic> {
    let shown = path.display();
    let bytes = Disk::new(path).read("").map_err(|error| match error {
        ReadError::Missing => Diagnostic::error("missing-file", format!("there is no file `{shown}`")),
        ReadError::TooLarge(size) => Diagnostic::error(
            "file-too-large",
            format!("`{shown}` holds {size} bytes; at most {MAX_FILE_BYTES} are read"),
        ),
        ReadError::Other(why) => Diagnostic::error("unreadable-file", format!("`{shown}` cannot be read: {why}")),
    })?;
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        Diagnostic::error("not-utf8", format!("`{shown}` is not UTF-8 text: byte {valid} cannot be read"))
            .hint("save the file as UTF-8")
    })
}
