//! Finds and opens the dossier a command is about.

use std::path::{Path, PathBuf};

use dossier::Dossier;
use rules::Catalogue;
use terms::{Diagnostic, Diagnostics, Layered, Memory, World};

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
    let shipped_dossiers = dossier::shipped();
    match found {
        Found::Folder(folder) => {
            opened(&folder, &Memory::new(), |dossier, catalogue, warnings| work(dossier, catalogue, warnings, false))
        }
        Found::Shipped(name, example) => {
            let name = format!("dossiers/{name}");
            in_world(&shipped_dossiers, &name, &Disk::new(&name), |dossier, catalogue, warnings| {
                work(dossier, catalogue, warnings, example)
            })
        }
    }
}

/// The folder on the disk of the dossier named.
///
/// # Errors
/// When there is none, or when the name is that of a dossier that ships: there is nothing to write into.
pub(crate) fn folder_of(name: &str) -> Result<PathBuf, Failure> {
    match find(Some(name))? {
        Found::Folder(folder) => Ok(folder),
        Found::Shipped(..) => {
            Err(Diagnostic::error("not-a-folder", format!("`{name}` ships with Placet and cannot be written"))
                .hint("name a folder of your own with a dossier.toml")
                .into())
        }
    }
}

/// Opens the dossier in `folder` as it would be with these files in place of its own, named by the folder's last name, and does
/// `work` with it. The folder need not be there.
pub(crate) fn opened<T>(
    folder: &Path,
    changed: &Memory,
    work: impl FnOnce(&Dossier, &Catalogue<'_>, &Diagnostics) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let mut absolute = std::path::absolute(folder).unwrap_or_else(|_| folder.to_path_buf());
    if absolute.file_name().is_none() {
        // `..` has no name of its own; the folder it leads to has.
        absolute = absolute.canonicalize().unwrap_or(absolute);
    }
    let name = absolute.file_name().and_then(|name| name.to_str()).unwrap_or("dossier").to_owned();
    let disk = Disk::new(absolute.parent().map(Path::to_path_buf).unwrap_or_else(|| PathBuf::from("/")));
    in_world(&Layered(vec![changed, &disk]), &name, &Disk::new(&absolute), work)
}

fn in_world<T>(
    world: &dyn World,
    name: &str,
    beside: &Disk,
    work: impl FnOnce(&Dossier, &Catalogue<'_>, &Diagnostics) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let (here, shipped) = (Disk::new("."), rules::shipped());
    let bodies = Layered(vec![&here, beside, &shipped]);
    let catalogue = Catalogue::new(&bodies);
    let (opened, warnings) = dossier::open(world, name, &catalogue)?;
    work(&opened, &catalogue, &warnings)
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
