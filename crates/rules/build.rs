//! Embeds `bodies/*.{toml,csv}` of the workspace, so that an installed program has the catalogue anywhere.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let crate_folder = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let bodies = crate_folder.join("../../bodies");
    println!("cargo:rerun-if-changed={}", bodies.display());
    let mut list = String::from("const FILES: &[(&str, &str)] = &[\n");
    for file in files_of(&bodies)? {
        println!("cargo:rerun-if-changed={}", file.display());
        let name = format!("bodies/{}", file.file_name().unwrap_or_default().to_string_lossy());
        let _ = writeln!(list, "    ({name:?}, include_str!({:?})),", file.display().to_string());
    }
    list.push_str("];\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("bodies.rs"), list)
}

fn files_of(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<PathBuf>>>()?;
    paths.retain(|path| path.is_file() && path.extension().is_some_and(|ending| ending == "toml" || ending == "csv"));
    paths.sort();
    Ok(paths)
}
