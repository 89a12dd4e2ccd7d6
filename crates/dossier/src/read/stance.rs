//! `[[stance]]`.

use terms::table::{At, Table};
use terms::{ActorId, Chance, Diagnostic, MotionId, OptionId, OutcomeId, Probability, StatementId};

use super::Reader;
use super::fields::{as_of, unknown_kind, words};
use super::selector;
use crate::model::{Motion, Stance};
use crate::names::Kind;

/// The fields of a stance; every other key is an option of the motion, so that no option may have one of these names.
pub(super) const FIELDS: [&str; 7] = ["actor", "motion", "context", "as_of", "reason", "statements", "kind"];

pub(super) fn read(tables: Vec<Table<'_>>, motions: &[Motion], reader: &mut Reader<'_>) -> Vec<Stance> {
    tables.into_iter().filter_map(|table| stance(table, motions, reader)).collect()
}

fn stance(mut table: Table<'_>, motions: &[Motion], reader: &mut Reader<'_>) -> Option<Stance> {
    let found = &mut reader.diagnostics;
    let place = table.place();
    let actor = table.required("actor", ActorId::parse, found);
    let motion_id = table.required("motion", MotionId::parse, found);
    let contexts = table.names("context", OutcomeId::parse, found);
    let as_of = as_of(&mut table, reader.as_of, found);
    let reason = words(&mut table, "reason", found);
    let statements = table.names("statements", StatementId::parse, found);
    let kind = unknown_kind(&mut table, found);
    let motion = motion_id.as_ref().and_then(|id| motions.iter().find(|motion| motion.id.value == id.value));
    let Some(motion) = motion else {
        if let Some(id) = motion_id
            && !reader.names.has(Kind::Motion, id.value.as_str())
        {
            found.push(reader.names.unknown(Kind::Motion, id.value.as_str(), id.place));
        }
        return None;
    };
    let contexts = selector::known(contexts, motion.selector.as_ref(), motion.id.value.as_str(), reader);
    let shares = shares(&mut table, motion, reader);
    table.finish(&mut reader.diagnostics);
    let actor = Some(actor?).filter(|actor| actor.value.as_str() != "others");
    let (contexts, shares) = (contexts?, shares?);
    Some(Stance { actor, motion: motion_id?, contexts, shares, as_of, reason, statements, kind, place })
}

/// The options that the stance names, in the motion's order.
fn shares(table: &mut Table<'_>, motion: &Motion, reader: &mut Reader<'_>) -> Option<Vec<(OptionId, At<Chance>)>> {
    let found = &mut reader.diagnostics;
    let errors = found.len();
    let mut shares = Vec::new();
    for option in &motion.options {
        if let Some(chance) = table.chance(option.as_str(), found) {
            shares.push((option.clone(), chance));
        }
    }
    if found.len() > errors {
        return None;
    }
    if shares.is_empty() {
        let example = motion.options.first().map_or("yes", OptionId::as_str);
        found.push(
            Diagnostic::error("no-shares", "the stance does not say how the actor would decide")
                .at(table.place(), "")
                .hint(format!("give each option its share, for example: {example} = 0.8")),
        );
        return None;
    }
    fill_other(&mut shares, motion);
    Some(shares)
}

/// Where a motion has two options and a stance gives one a range, the other takes the rest.
fn fill_other(shares: &mut Vec<(OptionId, At<Chance>)>, motion: &Motion) {
    let [(named, At { value: Chance::Range(low, high), place })] = shares.as_slice() else { return };
    let [first, second] = motion.options.as_slice() else { return };
    let other = if named == first { second.clone() } else { first.clone() };
    let rest = Probability::new(1.0 - f64::midpoint(low.get(), high.get())).unwrap_or(Probability::ZERO);
    let rest = At { value: Chance::Point(rest), place: place.clone() };
    shares.insert(if other == *first { 0 } else { 1 }, (other, rest));
}
