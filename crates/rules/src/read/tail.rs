//! Objections and sources.

use terms::table::Table;
use terms::{Diagnostic, Diagnostics};

use super::{Names, check_sources, optional};
use crate::body::{BodySource, Mark, Objection};

pub(super) fn sources(top: &mut Table<'_>, found: &mut Diagnostics) -> Vec<BodySource> {
    let mut names = Names::new("a source");
    let mut sources = Vec::new();
    for mut table in top.blocks("source", "a source", found) {
        let id = table.required_text("id", found);
        let title = table.required_text("title", found);
        let address = optional(&mut table, "address", found);
        let mark = table.required("mark", mark, found);
        table.finish(found);
        if let Some(id) = &id {
            names.add(&id.value, &id.place, found);
        }
        if let (Some(id), Some(title), Some(mark)) = (id, title, mark) {
            sources.push(BodySource { id: id.value, title: title.value, address, mark: mark.value });
        }
    }
    sources
}

fn mark(text: &str) -> Result<Mark, String> {
    match text {
        "A" => Ok(Mark::A),
        "B" => Ok(Mark::B),
        _ => Err(format!("`{text}` is not a mark: A stands for two independent sources, B for one")),
    }
}

pub(super) fn objections(top: &mut Table<'_>, sources: &[BodySource], found: &mut Diagnostics) -> Vec<Objection> {
    let mut objections = Vec::new();
    for mut table in top.blocks("objection", "an objection", found) {
        let claim = table.required_text("claim", found);
        let answer = table.required_text("answer", found);
        let named = table.texts("source", found);
        check_sources(&named, sources, found);
        table.finish(found);
        if let (Some(claim), Some(answer)) = (claim, answer) {
            let sources = named.into_iter().map(|name| name.value).collect();
            objections.push(Objection { claim: claim.value, answer: answer.value, sources });
        }
    }
    objections
}

/// The name of a table beside the body's file.
pub(super) fn file_name(text: &str) -> Result<String, String> {
    let plain = !text.contains(['/', '\\']) && text.ends_with(".csv");
    if plain { Ok(text.to_owned()) } else { Err(format!("`{text}` is not the name of a CSV file beside the body's")) }
}

/// Reports a table that nobody can use.
pub(super) fn misplaced(top: &Table<'_>, key: &str, why: &str, found: &mut Diagnostics) {
    if top.has(key) {
        found.push(Diagnostic::error("misplaced-field", why.to_owned()).at(top.place_of_key(key), ""));
    }
}
