//! `[[threat]]`: an announced reaction.

use terms::{Diagnostic, Diagnostics, MoveId, OptionId, StatementId, ThreatId};

use super::Reader;
use super::blocks::Block;
use super::fields::words;
use crate::model::Threat;
use crate::names::{Kind, Names};

pub(super) fn read(blocks: Vec<Block<'_, ThreatId>>, reader: &mut Reader<'_>) -> Vec<Threat> {
    blocks.into_iter().filter_map(|block| threat(block, &reader.names, &mut reader.diagnostics)).collect()
}

fn threat(block: Block<'_, ThreatId>, names: &Names, found: &mut Diagnostics) -> Option<Threat> {
    let Block { id, mut table } = block;
    let place = table.place();
    let title = table.required_text("title", found);
    let at = table.required("at", MoveId::parse, found);
    let errors = found.len();
    let options = table.names("options", OptionId::parse, found);
    let statements = table.names("statements", StatementId::parse, found);
    let readable = found.len() == errors;
    let reason = words(&mut table, "reason", found);
    table.finish(found);
    for (field, empty, like) in [
        ("options", options.is_empty(), "options = [\"strikes\"]"),
        ("statements", statements.is_empty(), "statements = [\"lavrov-2025-03-06\"]"),
    ] {
        if empty && readable {
            found.push(
                Diagnostic::error("missing-field", format!("a threat needs the field `{field}`"))
                    .at(place.clone(), "")
                    .hint(format!("for example: {like}")),
            );
        }
    }
    let at = at?;
    if !names.has(Kind::Move, at.value.as_str()) {
        found.push(names.unknown(Kind::Move, at.value.as_str(), at.place));
        return None;
    }
    if options.is_empty() || statements.is_empty() {
        return None;
    }
    Some(Threat { id: id?, title: title?.value, at, options, statements, reason })
}
