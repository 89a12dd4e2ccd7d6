//! `[[end]]`: end states of the tree of reactions, with what they are worth.

use terms::table::{At, Table};
use terms::{ActorId, Diagnostic, Diagnostics, EndId};

use super::Reader;
use super::blocks::Block;
use super::fields::words;
use crate::model::End;

/// The worth of the worst and of the best end imaginable.
const SCALE: (f64, f64) = (0.0, 100.0);

pub(super) fn read(blocks: Vec<Block<'_, EndId>>, reader: &mut Reader<'_>) -> Vec<End> {
    blocks.into_iter().filter_map(|block| end(block, &mut reader.diagnostics)).collect()
}

fn end(block: Block<'_, EndId>, found: &mut Diagnostics) -> Option<End> {
    let Block { id, mut table } = block;
    let title = table.required_text("title", found);
    let worth = table.table("worth", "what an end is worth", found);
    let reason = words(&mut table, "reason", found);
    let place = table.place();
    table.finish(found);
    let errors = found.len();
    let worth = worth.map(|worth| points(worth, SCALE, found)).unwrap_or_default();
    if found.len() > errors {
        return None;
    }
    Some(End { id: id?, title: title?.value, worth, reason, place })
}

/// For each actor that a table names, a number of points or its 90 % range, within bounds.
pub(super) fn points(
    mut table: Table<'_>,
    bounds: (f64, f64),
    found: &mut Diagnostics,
) -> Vec<(At<ActorId>, (f64, f64))> {
    let (least, most) = bounds;
    let mut points = Vec::new();
    for key in table.keys() {
        let place = table.place_of_key(&key);
        let Some(range) = table.range(&key, found) else { continue };
        let (low, high) = range.value;
        if low < least || high > most {
            let message = format!("what it is worth to `{key}` lies from {least} to {most} points");
            found.push(
                Diagnostic::error("not-points", message).at(range.place, "a number, or a 90 % range [low, high]"),
            );
            continue;
        }
        match ActorId::parse(&key) {
            Ok(value) => points.push((At { value, place }, range.value)),
            Err(message) => found.push(Diagnostic::error("bad-value", message).at(place, "")),
        }
    }
    points
}
