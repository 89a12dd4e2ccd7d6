//! `[[motion.act]]` and `[[resource.act]]`: what an actor has itself done in a context.

use std::collections::BTreeMap;

use terms::table::Table;
use terms::{ActorId, Diagnostic, OutcomeId};

use super::Reader;
use super::fields::{choice, words};
use super::selector::{self, Broken};
use crate::model::{Act, Selector};

/// Reads the acts of a motion or resource called `subject`.
pub(super) fn read(
    table: &mut Table<'_>,
    selector: &Result<Option<Selector>, Broken>,
    subject: &str,
    reader: &mut Reader<'_>,
) -> Vec<Act> {
    let blocks = table.blocks("act", "an act", &mut reader.diagnostics);
    let acts: Vec<Act> = blocks.into_iter().filter_map(|block| act(block, selector, subject, reader)).collect();
    let mut seen = BTreeMap::new();
    for (actor, context) in acts.iter().flat_map(|act| act.contexts.iter().map(|context| (&act.actor.value, context))) {
        let Some(first) = seen.insert((actor, &context.value), &context.place) else { continue };
        let message = format!("the act of {actor} on `{subject}` in the context `{}` is stated twice", context.value);
        reader.diagnostics.push(
            Diagnostic::error("stated-twice", message)
                .at(context.place.clone(), "again here")
                .and_at(first.clone(), "first here"),
        );
    }
    acts
}

fn act(
    mut table: Table<'_>,
    selector: &Result<Option<Selector>, Broken>,
    subject: &str,
    reader: &mut Reader<'_>,
) -> Option<Act> {
    let found = &mut reader.diagnostics;
    let place = table.place();
    let actor = table.required("actor", ActorId::parse, found);
    let errors = found.len();
    let contexts = table.names("context", OutcomeId::parse, found);
    let readable = found.len() == errors;
    let pro = match table.has("position") {
        true => choice(&mut table, "position", &[("pro", true), ("con", false)], found).map(|at| at.value),
        false => {
            table.required_text("position", found);
            None
        }
    };
    let reason = words(&mut table, "reason", found);
    if contexts.is_empty() && readable {
        found.push(
            Diagnostic::error("missing-field", "an act needs the field `context`")
                .at(place, "")
                .hint("say in which outcome the actor has acted, for example: context = \"provides\""),
        );
    }
    table.finish(found);
    let contexts = match selector {
        Ok(selector) => selector::known(contexts, selector.as_ref(), subject, reader)?,
        Err(Broken) => return None,
    };
    if contexts.is_empty() {
        return None;
    }
    Some(Act { actor: actor?, contexts, pro: pro?, reason })
}
