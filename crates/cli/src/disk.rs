//! The disk as a [`World`].

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use terms::{MAX_FILE_BYTES, ReadError, World};

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
        let path = self.path(path);
        let size = fs::metadata(&path).map_err(|error| why(&error))?.len();
        if size > MAX_FILE_BYTES {
            return Err(ReadError::TooLarge(size));
        }
        fs::read(&path).map_err(|error| why(&error))
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
