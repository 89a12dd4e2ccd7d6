//! `[outcome]`: how a case that has ended came out.

use terms::table::{At, Table};
use terms::{Diagnostic, PathId, SourceId};

use super::Reader;
use super::fields::words;
use crate::model::CaseOutcome;
use crate::names::Kind;

pub(super) fn read(mut table: Table<'_>, reader: &mut Reader<'_>) -> Option<CaseOutcome> {
    let found = &mut reader.diagnostics;
    let date = table.required_date("date", found);
    let happened = table.boolean("happened", found);
    if !table.has("happened") {
        found.push(
            Diagnostic::error("missing-field", "the outcome needs the field `happened`")
                .at(table.place(), "")
                .hint("for example: happened = false"),
        );
    }
    let by_path = table.table("paths", "the paths", found);
    let note = words(&mut table, "note", found);
    let sources = table.names("source", SourceId::parse, found);
    table.finish(found);
    let mut paths = Vec::new();
    if let Some(mut by_path) = by_path {
        for key in by_path.keys() {
            let place = by_path.place_of_key(&key);
            let Some(was_true) = by_path.boolean(&key, found) else { continue };
            match PathId::parse(&key) {
                Ok(value) if reader.names.has(Kind::Path, &key) => paths.push((At { value, place }, was_true.value)),
                _ => found.push(reader.names.unknown(Kind::Path, &key, place)),
            }
        }
    }
    Some(CaseOutcome { date: date?, happened: happened?.value, paths, note, sources })
}
