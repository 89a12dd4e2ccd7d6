//! `[[preference]]`: in what order an actor likes the end states.

use terms::table::{At, Table};
use terms::{ActorId, Diagnostic, Diagnostics, EndId, Span};

use super::Reader;
use super::fields::words;
use crate::model::Preference;
use crate::names::{Kind, Names};

pub(super) fn read(tables: Vec<Table<'_>>, reader: &mut Reader<'_>) -> Vec<Preference> {
    tables.into_iter().filter_map(|table| preference(table, &reader.names, &mut reader.diagnostics)).collect()
}

fn preference(mut table: Table<'_>, names: &Names, found: &mut Diagnostics) -> Option<Preference> {
    let actor = table.required("actor", ActorId::parse, found);
    let text = table.required_text("order", found);
    let reason = words(&mut table, "reason", found);
    table.finish(found);
    let text = text?;
    // Of an order with a mistake nothing is kept, and nothing else is said.
    let order = order(&text, names, found).unwrap_or_default();
    Some(Preference { actor: actor?, order, reason, place: text.place })
}

/// Reads `a > b = c > d`.
fn order(text: &At<String>, names: &Names, found: &mut Diagnostics) -> Option<Vec<Vec<At<EndId>>>> {
    let errors = found.len();
    let mut steps = vec![Vec::new()];
    let mut start = 0;
    let end = text.value.len();
    for (at, sign) in text.value.match_indices(['>', '=']).chain([(end, "")]) {
        let piece = &text.value[start..at];
        let name = piece.trim();
        let begins = start + (piece.len() - piece.trim_start().len());
        let place = text.inside(Span::new(begins.min(end), begins + name.len()));
        start = at + sign.len();
        match EndId::parse(name) {
            _ if name.is_empty() => found.push(
                Diagnostic::error("bad-order", "an end is missing in the order")
                    .at(place, "before or after a sign")
                    .hint("best first, as in \"accepted > protested = withdrawn > struck\""),
            ),
            Ok(value) if names.has(Kind::End, name) => {
                if let Some(step) = steps.last_mut() {
                    step.push(At { value, place });
                }
            }
            _ => found.push(names.unknown(Kind::End, name, place)),
        }
        if sign == ">" {
            steps.push(Vec::new());
        }
    }
    (found.len() == errors).then_some(steps)
}
