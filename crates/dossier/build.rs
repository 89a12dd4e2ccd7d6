//! Embeds `dossiers/*/*.{toml,csv}` of the workspace, so that an installed program has them anywhere.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let crate_folder = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let dossiers = crate_folder.join("../../dossiers");
    println!("cargo:rerun-if-changed={}", dossiers.display());
    let mut list = String::from("const FILES: &[(&str, &str)] = &[\n");
    for folder in sorted(&dossiers)?.into_iter().filter(|path| path.is_dir()) {
        println!("cargo:rerun-if-changed={}", folder.display());
        for file in sorted(&folder)?.into_iter().filter(|path| is_ours(path)) {
            println!("cargo:rerun-if-changed={}", file.display());
            let name = format!("dossiers/{}/{}", last_name(&folder), last_name(&file));
            let _ = writeln!(list, "    ({name:?}, include_str!({:?})),", file.display().to_string());
        }
    }
    list.push_str("];\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("dossiers.rs"), list)
}

fn sorted(folder: &Path) -> io::Result<Vec<PathBuf>> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<PathBuf>>>()?;
    paths.sort();
    Ok(paths)
}

fn is_ours(path: &Path) -> bool {
    path.is_file() && path.extension().is_some_and(|ending| ending == "toml" || ending == "csv")
}

fn last_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
