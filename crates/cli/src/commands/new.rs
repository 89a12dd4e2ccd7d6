//! `placet new`.

use std::path::Path;

use clap::Args;
use terms::{Diagnostic, PathId};

use crate::Failure;

/// Options of `placet new`.
#[derive(Args)]
pub(crate) struct Arguments {
    /// The name of the new dossier: a folder made here
    name: String,
}

pub(crate) fn run(arguments: &Arguments) -> Result<String, Failure> {
    let name = &arguments.name;
    PathId::parse(name).map_err(|_| {
        Diagnostic::error("bad-name", format!("`{name}` cannot name a dossier"))
            .hint("use letters, digits, `_` and `-`, as in grain-corridor-2026")
    })?;
    let folder = Path::new(name);
    if folder.exists() {
        return Err(Diagnostic::error("exists", format!("`{name}` is there already"))
            .hint("choose another name, or remove it first")
            .into());
    }
    let write = || -> std::io::Result<()> {
        std::fs::create_dir(folder)?;
        std::fs::write(folder.join("dossier.toml"), dossier::starter(name))
    };
    write().map_err(|error| Failure::Internal(format!("`{name}` cannot be written: {error}")))?;
    Ok(format!(
        "{name}/dossier.toml is written. It is a small question with comments; it passes\n  placet check {name}\nand answers\n  placet brief {name}\n"
    ))
}
