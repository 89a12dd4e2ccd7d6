//! `context` and `contexts`: the outcomes of an event on which decisions depend.

use std::collections::BTreeMap;

use terms::table::{At, Table};
use terms::{Diagnostic, EventId, OutcomeId, Place};

use super::Reader;
use crate::model::{Context, Event, Selector};
use crate::names::Kind;

/// A selector could not be read; the reason is among the diagnostics, or belongs to the event.
pub(super) struct Broken;

pub(super) fn read(
    table: &mut Table<'_>,
    events: &[Event],
    reader: &mut Reader<'_>,
) -> Result<Option<Selector>, Broken> {
    let found = &mut reader.diagnostics;
    let errors = found.len();
    let event_id = table.parsed("context", EventId::parse, found);
    let contexts = table.table("contexts", "the contexts", found);
    let Some(event_id) = event_id else {
        if found.len() > errors {
            return Err(Broken);
        }
        let Some(contexts) = contexts else { return Ok(None) };
        found.push(
            Diagnostic::error("missing-field", "`contexts` needs the field `context`")
                .at(contexts.place(), "")
                .hint("name the event whose outcomes these are: context = \"peace_agreement\""),
        );
        return Err(Broken);
    };
    let Some(event) = events.iter().find(|event| event.id.value == event_id.value) else {
        if !reader.names.has(Kind::Event, event_id.value.as_str()) {
            found.push(reader.names.unknown(Kind::Event, event_id.value.as_str(), event_id.place));
        }
        return Err(Broken);
    };
    let contexts = match contexts {
        Some(contexts) => named(contexts, event, reader)?,
        None => each_outcome(event),
    };
    Ok(Some(Selector { event: event_id, contexts }))
}

/// Each outcome its own context.
fn each_outcome(event: &Event) -> Vec<Context> {
    let outcomes = event.outcomes.iter().enumerate();
    outcomes.map(|(at, outcome)| Context { id: outcome.id.value.clone(), outcomes: vec![at] }).collect()
}

/// `contexts = { with = ["provides", "silent"], without = ["forbids"] }`, in the order of their first outcomes.
fn named(mut table: Table<'_>, event: &Event, reader: &mut Reader<'_>) -> Result<Vec<Context>, Broken> {
    let found = &mut reader.diagnostics;
    let errors = found.len();
    let mut taken: BTreeMap<usize, (String, Place)> = BTreeMap::new();
    let mut contexts = Vec::new();
    for key in table.keys() {
        let place = table.place_of_key(&key);
        let id = OutcomeId::parse(&key)
            .map_err(|message| found.push(Diagnostic::error("bad-value", message).at(place.clone(), "")));
        let mut outcomes = Vec::new();
        let written = table.texts(&key, found);
        if written.is_empty() {
            found.push(Diagnostic::error("empty-field", format!("the context `{key}` has no outcomes")).at(place, ""));
        }
        for name in written {
            let Some(index) = event.outcome_index(&name, &reader.names, found) else { continue };
            if let Some((other, first)) = taken.get(&index) {
                found.push(
                    Diagnostic::error("contexts-overlap", format!("the outcome `{}` is in two contexts", name.value))
                        .at(name.place, format!("in `{key}`"))
                        .and_at(first.clone(), format!("and in `{other}`")),
                );
                continue;
            }
            taken.insert(index, (key.clone(), name.place));
            outcomes.push(index);
        }
        outcomes.sort_unstable();
        contexts.extend(id.ok().map(|id| Context { id, outcomes }));
    }
    contexts.sort_by_key(|context| context.outcomes.first().copied());
    if found.len() > errors { Err(Broken) } else { Ok(contexts) }
}

/// The contexts that a stance or pledge names, when all of them are the selector's.
pub(super) fn known(
    named: Vec<At<OutcomeId>>,
    selector: Option<&Selector>,
    on: &str,
    reader: &mut Reader<'_>,
) -> Option<Vec<At<OutcomeId>>> {
    let errors = reader.diagnostics.len();
    for name in &named {
        let known: Vec<&str> =
            selector.map_or(Vec::new(), |s| s.contexts.iter().map(|context| context.id.as_str()).collect());
        if known.contains(&name.value.as_str()) {
            continue;
        }
        let error = if known.is_empty() {
            Diagnostic::error("no-contexts", format!("`{on}` has no contexts"))
                .at(name.place.clone(), "")
                .hint(format!("give `{on}` the event that it depends on: context = \"peace_agreement\""))
        } else {
            let error = Diagnostic::error("unknown-context", format!("`{on}` has no context `{}`", name.value))
                .at(name.place.clone(), "");
            reader.names.suggest(error, name.value.as_str(), known.into_iter())
        };
        reader.diagnostics.push(error);
    }
    (reader.diagnostics.len() == errors).then_some(named)
}
