//! `[[phase]]`: a stage of the operation, with what it needs.

use terms::table::{At, Table};
use terms::{Diagnostic, Diagnostics, EventId, GroupId, PhaseId, ResourceId};

use super::Reader;
use super::fields::words;
use crate::model::{Event, Phase, Requirement, Resource};
use crate::names::Kind;

/// How many must be in the cycle for one that is there, where the dossier does not say.
const ROTATION: f64 = 3.0;

pub(super) fn read(
    tables: Vec<Table<'_>>,
    events: &[Event],
    resources: &[Resource],
    reader: &mut Reader<'_>,
) -> Vec<Phase> {
    let mut phases: Vec<Phase> = Vec::new();
    for table in tables {
        let Some(phase) = phase(table, events, resources, reader) else { continue };
        if let Some(first) = phases.iter().find(|first| first.id.value == phase.id.value) {
            reader.diagnostics.push(
                Diagnostic::error("duplicate-id", format!("two phases are called `{}`", phase.id.value))
                    .at(phase.id.place.clone(), "again here")
                    .and_at(first.id.place.clone(), "first here"),
            );
        } else {
            phases.push(phase);
        }
    }
    phases
}

fn phase(mut table: Table<'_>, events: &[Event], resources: &[Resource], reader: &mut Reader<'_>) -> Option<Phase> {
    let found = &mut reader.diagnostics;
    let place = table.place();
    let id = table.required("id", PhaseId::parse, found);
    let title = words(&mut table, "title", found);
    let within = at_least("within", table.number("within", found), 0.0, "days from the decision", found);
    let reason = words(&mut table, "reason", found);
    let given = table.table("given", "what is given", found);
    let blocks = table.blocks("requirement", "a requirement", found);
    table.finish(found);
    let given = given.map_or_else(Vec::new, |given| outcomes(given, events, reader));
    if blocks.is_empty() {
        reader.diagnostics.push(
            Diagnostic::error("phase-needs-nothing", "a phase needs at least one [[phase.requirement]]")
                .at(place, "")
                .hint("for example: [[phase.requirement]], resource = \"troops\", need = 10000"),
        );
        return None;
    }
    let mut requirements: Vec<Requirement> = Vec::new();
    for block in blocks {
        let Some(requirement) = requirement(block, resources, reader) else { continue };
        if let Some(first) = requirements.iter().find(|first| first.resource.value == requirement.resource.value) {
            let message = format!("the phase needs `{}` twice", first.resource.value);
            reader.diagnostics.push(
                Diagnostic::error("requirement-twice", message)
                    .at(requirement.resource.place.clone(), "again here")
                    .and_at(first.resource.place.clone(), "first here"),
            );
        } else {
            requirements.push(requirement);
        }
    }
    let id = id?;
    let title = if title.is_empty() { id.value.to_string() } else { title };
    Some(Phase { id, title, given, within, requirements, reason })
}

/// `given = { peace_agreement = "provides" }`.
fn outcomes(mut table: Table<'_>, events: &[Event], reader: &mut Reader<'_>) -> Vec<(At<EventId>, usize)> {
    let mut given = Vec::new();
    for key in table.keys() {
        let place = table.place_of_key(&key);
        let found = &mut reader.diagnostics;
        let Some(outcome) = table.text(&key, found) else { continue };
        let Some(event) = events.iter().find(|event| event.id.value.as_str() == key) else {
            if !reader.names.has(Kind::Event, &key) {
                found.push(reader.names.unknown(Kind::Event, &key, place));
            }
            continue;
        };
        let index = event.outcome_index(&outcome, &reader.names, found);
        given.extend(index.map(|index| (At { value: event.id.value.clone(), place }, index)));
    }
    given
}

fn requirement(mut table: Table<'_>, resources: &[Resource], reader: &mut Reader<'_>) -> Option<Requirement> {
    let found = &mut reader.diagnostics;
    let place = table.place();
    let resource = table.required("resource", ResourceId::parse, found);
    let written = table.has("need");
    let need = at_least("need", table.number("need", found), f64::MIN_POSITIVE, "an amount above 0", found);
    if !written {
        found.push(
            Diagnostic::error("missing-field", "the field `need` is missing")
                .at(place, "")
                .hint("how much must be there at a time, for example: need = 10000"),
        );
    }
    let from = table.parsed("from", GroupId::parse, found);
    let stated = table.has("rotation");
    let rotation = at_least(
        "rotation",
        table.number("rotation", found),
        1.0,
        "1 or more in the cycle for each that is there",
        found,
    );
    let reason = words(&mut table, "reason", found);
    table.finish(found);
    if !stated {
        reader.left_to_default("phase.requirement.rotation");
    }
    let resource = resource?;
    if !resources.iter().any(|known| known.id.value == resource.value) {
        let name = resource.value.as_str();
        if !reader.names.has(Kind::Resource, name) {
            reader.diagnostics.push(reader.names.unknown(Kind::Resource, name, resource.place));
        }
        return None;
    }
    Some(Requirement { resource, need: need?, from, rotation: rotation.unwrap_or(ROTATION), reason })
}

/// A number no smaller than `least`, and of a size that can be counted.
fn at_least(key: &str, number: Option<At<f64>>, least: f64, expected: &str, found: &mut Diagnostics) -> Option<f64> {
    let number = number?;
    if (least..=1e15).contains(&number.value) {
        return Some(number.value);
    }
    let message = format!("`{key}` cannot be {}", crate::shown(number.value));
    found.push(Diagnostic::error("bad-value", message).at(number.place, format!("expected {expected}")));
    None
}
