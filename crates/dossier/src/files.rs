//! The files of a dossier, and the order in which findings about them are told.

use std::sync::Arc;

use terms::{Diagnostic, Diagnostics, Place, Severity, Source, Span, World};

/// The files in which blocks may stand; only the first must be there.
const FILES: [&str; 3] = ["dossier.toml", "statements.toml", "sources.toml"];

/// How many findings are told at most.
const MAX_FINDINGS: usize = 1_000;

/// All files that are there. `None` for one that cannot be read: what the others name may stand in it.
pub(crate) fn load(world: &dyn World, folder: &str, diagnostics: &mut Diagnostics) -> Vec<Option<Arc<Source>>> {
    let mut files = Vec::new();
    for (number, name) in FILES.into_iter().enumerate() {
        let path = if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
        let mut found = Diagnostics::new();
        let file = terms::load(world, &path, number == 0, &mut found);
        if file.is_none() && found.is_empty() {
            continue;
        }
        let empty = number == 0 && file.as_ref().is_some_and(|file| is_empty(&file.text));
        if let (true, Some(file)) = (empty, &file) {
            let start = Place::new(file, Span::new(0, 0));
            found.push(Diagnostic::error("empty-file", format!("`{path}` holds nothing")).at(start, ""));
        }
        for diagnostic in found {
            let helped = matches!(diagnostic.code, "missing-file" | "empty-file");
            diagnostics.push(if helped {
                diagnostic.hint("write a first one with: placet new NAME")
            } else {
                diagnostic
            });
        }
        files.push(file.filter(|_| !empty));
    }
    files
}

/// Does a file hold nothing but comments?
fn is_empty(text: &str) -> bool {
    text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'))
}

/// Sorts findings by file and place, errors first; tells no more than [`MAX_FINDINGS`]. Where a line could not be read, what seems
/// to be missing may stand in it, and is not told.
pub(crate) fn in_order(diagnostics: Diagnostics, files: &[Arc<Source>]) -> Diagnostics {
    let unreadable = diagnostics.iter().any(|diagnostic| diagnostic.code == "toml-syntax");
    let is_missing = |code: &str| matches!(code, "missing-field" | "missing-block" | "missing-format");
    let told = |diagnostic: &Diagnostic| !(unreadable && is_missing(diagnostic.code));
    let mut list: Vec<Diagnostic> = diagnostics.into_iter().filter(told).collect();
    let key = |diagnostic: &Diagnostic| {
        let place = diagnostic.place.as_ref();
        let file = place.and_then(|place| files.iter().position(|file| Arc::ptr_eq(file, &place.source)));
        (diagnostic.severity, file.map(|file| file + 1), place.map(|place| place.span))
    };
    list.sort_by_key(key);
    let beyond = list.len().saturating_sub(MAX_FINDINGS);
    list.truncate(MAX_FINDINGS);
    if beyond > 0 {
        let severity = list.first().map_or(Severity::Warning, |first| first.severity);
        let message = format!("and {beyond} more findings");
        list.push(Diagnostic { severity, ..Diagnostic::error("more-findings", message) });
    }
    let mut ordered = Diagnostics::new();
    list.into_iter().for_each(|diagnostic| ordered.push(diagnostic));
    ordered
}
