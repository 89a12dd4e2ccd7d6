//! `[[path]]`.

use terms::{Diagnostic, PathId};

use super::Reader;
use super::blocks::Block;
use super::fields::words;
use crate::model::{Event, Motion, Path};
use crate::when::{self, Scope};

/// The most steps that may follow an event one after another.
const MOST_STEPS: usize = 8;

pub(super) fn read(
    blocks: Vec<Block<'_, PathId>>,
    events: &[Event],
    motions: &[Motion],
    reader: &mut Reader<'_>,
) -> Vec<Path> {
    blocks.into_iter().filter_map(|block| path(block, events, motions, reader)).collect()
}

fn path(block: Block<'_, PathId>, events: &[Event], motions: &[Motion], reader: &mut Reader<'_>) -> Option<Path> {
    let Block { id, mut table } = block;
    let found = &mut reader.diagnostics;
    let title = table.required_text("title", found);
    let text = table.required_text("when", found);
    let legal_basis = words(&mut table, "legal_basis", found);
    let lag = table.numbers("lag", found);
    if let Some(lag) = &lag {
        let wrong = |message: String| {
            Diagnostic::error("bad-value", message)
                .at(lag.place.clone(), "years from an event to the outcome, or those of each step on the way")
        };
        if lag.value.iter().any(|step| *step < 0.0) {
            found.push(wrong("`lag` must not be below 0".to_owned()));
        }
        if lag.value.len() > MOST_STEPS {
            found.push(wrong(format!(
                "`lag` has {} steps, more than the {MOST_STEPS} that are followed",
                lag.value.len()
            )));
        }
    }
    table.finish(found);
    let scope = Scope { names: &reader.names, events, motions };
    let when = text.as_ref().and_then(|text| when::parse(text, &scope, found));
    if lag.is_none() {
        reader.left_to_default("path.lag");
    }
    Some(Path { id: id?, title: title?.value, when: when?, text: text?, legal_basis, lag })
}
