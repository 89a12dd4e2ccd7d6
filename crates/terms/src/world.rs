//! All outside input comes through [`World`], so that everything past it is a pure function.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{Place, Source, Span};

/// A file larger than this is refused before it is read: 16 MiB.
pub const MAX_FILE_BYTES: u64 = 16 * 1024 * 1024;

/// Why a file could not be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ReadError {
    /// There is none of that name.
    Missing,
    /// It is larger than [`MAX_FILE_BYTES`]; holds its size in bytes.
    TooLarge(u64),
    /// Anything else, in the words of the system.
    Other(String),
}

/// Where files come from: the disk, the program itself, a test's memory. Paths are relative, their parts joined by `/`.
pub trait World {
    /// The bytes of a file.
    ///
    /// # Errors
    /// [`ReadError`], when there is no such file, it is too large, or the system refuses.
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError>;

    /// The names of files and folders directly in a folder (`""` is the top), sorted.
    ///
    /// # Errors
    /// [`ReadError`], when there is no such folder or the system refuses.
    fn list(&self, folder: &str) -> Result<Vec<String>, ReadError>;
}

fn names_in<'a>(folder: &str, paths: impl Iterator<Item = &'a str>) -> Result<Vec<String>, ReadError> {
    let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let names: BTreeSet<String> = paths
        .filter_map(|path| path.strip_prefix(&prefix))
        .filter_map(|rest| rest.split('/').next())
        .map(str::to_owned)
        .collect();
    if names.is_empty() { Err(ReadError::Missing) } else { Ok(names.into_iter().collect()) }
}

/// Files held in memory.
#[derive(Clone, Default, Debug)]
pub struct Memory {
    files: BTreeMap<String, Vec<u8>>,
}

impl Memory {
    /// No files yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same, with one more file.
    #[must_use]
    pub fn with(mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        self.files.insert(path.into(), bytes.into());
        self
    }
}

impl World for Memory {
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        let bytes = self.files.get(path).ok_or(ReadError::Missing)?;
        let size = bytes.len() as u64;
        if size > MAX_FILE_BYTES { Err(ReadError::TooLarge(size)) } else { Ok(bytes.clone()) }
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, ReadError> {
        names_in(folder, self.files.keys().map(String::as_str))
    }
}

/// Files compiled into the program: pairs of path and text.
#[derive(Clone, Copy, Debug)]
pub struct Embedded(pub &'static [(&'static str, &'static str)]);

impl World for Embedded {
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        let found = self.0.iter().find(|(name, _)| *name == path);
        found.map(|(_, text)| text.as_bytes().to_vec()).ok_or(ReadError::Missing)
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, ReadError> {
        names_in(folder, self.0.iter().map(|(path, _)| *path))
    }
}

/// Several worlds, the first that has a file gives it.
pub struct Layered<'a>(pub Vec<&'a dyn World>);

impl World for Layered<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        for world in &self.0 {
            match world.read(path) {
                Err(ReadError::Missing) => {}
                answer => return answer,
            }
        }
        Err(ReadError::Missing)
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, ReadError> {
        let mut names = BTreeSet::new();
        for world in &self.0 {
            match world.list(folder) {
                Ok(more) => names.extend(more),
                Err(ReadError::Missing) => {}
                Err(error) => return Err(error),
            }
        }
        if names.is_empty() { Err(ReadError::Missing) } else { Ok(names.into_iter().collect()) }
    }
}

/// Reads a text file: UTF-8, a byte order mark is dropped, line ends of either kind are kept. What is wrong with it goes to
/// `diagnostics`; a missing file is an error only when `required`.
pub fn load(world: &dyn World, path: &str, required: bool, diagnostics: &mut Diagnostics) -> Option<Arc<Source>> {
    let bytes = match world.read(path) {
        Ok(bytes) => bytes,
        Err(ReadError::Missing) if !required => return None,
        Err(ReadError::Missing) => {
            diagnostics.push(Diagnostic::error("missing-file", format!("there is no file `{path}`")));
            return None;
        }
        Err(ReadError::TooLarge(size)) => {
            diagnostics.push(
                Diagnostic::error(
                    "file-too-large",
                    format!("`{path}` holds {size} bytes; at most {MAX_FILE_BYTES} are read"),
                )
                .hint("split it, or move long tables into CSV files"),
            );
            return None;
        }
        Err(ReadError::Other(why)) => {
            diagnostics.push(Diagnostic::error("unreadable-file", format!("`{path}` cannot be read: {why}")));
            return None;
        }
    };
    match String::from_utf8(bytes) {
        Ok(text) => {
            let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
            Some(Source::new(path, text))
        }
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let before = String::from_utf8_lossy(&error.as_bytes()[..valid]).into_owned();
            let source = Source::new(path, before);
            diagnostics.push(
                Diagnostic::error("not-utf8", format!("`{path}` is not UTF-8 text: byte {valid} cannot be read"))
                    .at(Place::new(&source, Span::new(valid, valid)), "the text ends here")
                    .hint("save the file as UTF-8"),
            );
            None
        }
    }
}
