//! Finds and opens the dossier a command is about.

use std::path::{Path, PathBuf};

use dossier::Dossier;
use rules::Catalogue;
use terms::{Diagnostic, Diagnostics, Layered, World};

use crate::Failure;
use crate::disk::Disk;

/// The dossier that is shown where there is none.
const EXAMPLE: &str = "ukraine-force-2025";

/// The line over an answer from the example.
pub(crate) const EXAMPLE_LINE: &str = "Example dossier. Your own: placet new NAME\n\n";

/// Where a dossier was found.
enum Found {
    /// In this folder of the disk.
    Folder(PathBuf),
    /// Among those that ship, by name; `true` when nobody asked for it.
    Shipped(String, bool),
}

/// Is this the name or the folder of a dossier?
pub(crate) fn is_dossier(name: &str) -> bool {
    find(Some(name)).is_ok()
}

/// The names of the dossiers that ship.
pub(crate) fn shipped_names() -> Vec<String> {
    dossier::shipped().list("dossiers").unwrap_or_default()
}

/// Opens the dossier named, or the one of this folder or the nearest above, or the example, and does `work` with it. Bodies of
/// the user's (`bodies/` in the folder they work in, or beside the dossier) come before those that ship.
pub(crate) fn with_dossier<T>(
    named: Option<&str>,
    work: impl FnOnce(&Dossier, &Catalogue<'_>, &Diagnostics, bool) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let found = find(named)?;
    let here = Disk::new(".");
    let shipped_bodies = rules::shipped();
    let shipped_dossiers = dossier::shipped();
    let (folder, name, example) = match found {
        Found::Folder(folder) => {
            let mut absolute = std::path::absolute(&folder).unwrap_or(folder);
            if absolute.file_name().is_none() {
                // `..` has no name of its own; the folder it leads to has.
                absolute = absolute.canonicalize().unwrap_or(absolute);
            }
            let name = absolute.file_name().and_then(|name| name.to_str()).unwrap_or("dossier").to_owned();
            (absolute.parent().map(Path::to_path_buf).unwrap_or_else(|| PathBuf::from("/")), name, false)
        }
        Found::Shipped(name, example) => (PathBuf::new(), format!("dossiers/{name}"), example),
    };
    let beside = Disk::new(folder.join(&name));
    let disk = Disk::new(&folder);
    let bodies = Layered(vec![&here, &beside, &shipped_bodies]);
    let catalogue = Catalogue::new(&bodies);
    let world: &dyn World = if folder.as_os_str().is_empty() { &shipped_dossiers } else { &disk };
    let (opened, warnings) = dossier::open(world, &name, &catalogue)?;
    work(&opened, &catalogue, &warnings, example)
}

fn find(named: Option<&str>) -> Result<Found, Failure> {
    match named {
        Some(name) => {
            let path = Path::new(name);
            if path.join("dossier.toml").is_file() {
                return Ok(Found::Folder(path.to_path_buf()));
            }
            if path.file_name().is_some_and(|file| file == "dossier.toml") && path.is_file() {
                return Ok(Found::Folder(path.parent().unwrap_or(Path::new(".")).to_path_buf()));
            }
            let shipped = shipped_names();
            if shipped.iter().any(|known| known == name) {
                return Ok(Found::Shipped(name.to_owned(), false));
            }
            let what = if path.is_dir() {
                format!("the folder `{name}` holds no dossier.toml")
            } else {
                format!("there is no dossier `{name}`: neither a folder with a dossier.toml nor one that ships")
            };
            Err(Diagnostic::error("unknown-dossier", what)
                .suggest(name, shipped.iter().map(String::as_str))
                .hint("write a first one with: placet new NAME")
                .into())
        }
        None => {
            let here = std::env::current_dir().unwrap_or_default();
            let nearest = here.ancestors().find(|folder| folder.join("dossier.toml").is_file());
            Ok(nearest
                .map_or_else(|| Found::Shipped(EXAMPLE.to_owned(), true), |folder| Found::Folder(folder.to_path_buf())))
        }
    }
}
