//! What is left of a formula when the outcome of one event is known.

use std::collections::{BTreeMap, BTreeSet};

use terms::{ActorId, EventId, GroupId, MotionId, ResourceId};

use super::Formula;
use crate::model::Path;

/// A decision that a formula asks for.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Read<'a> {
    /// Whether a motion is carried: everybody's decision on it.
    Motion(&'a MotionId),
    /// One actor's decision.
    Decision(&'a ActorId, &'a MotionId),
    /// Whether one actor contributes.
    Contribution(&'a ActorId, &'a ResourceId),
    /// What everybody, or a group, contributes.
    Amount(&'a ResourceId, Option<&'a GroupId>),
}

/// A formula, simplified.
#[derive(Clone)]
pub(crate) enum Folded<'a> {
    /// True or false whatever is decided.
    Known(bool),
    /// It depends, at most on these decisions, and perhaps on other events.
    Open(BTreeSet<Read<'a>>),
}

/// Simplifies every path where `event` turns out as `outcome`. `order` names each path after those it is made of.
pub(crate) fn fold_all<'a>(paths: &'a [Path], order: &[usize], event: &EventId, outcome: usize) -> Vec<Folded<'a>> {
    let mut folded = vec![Folded::Open(BTreeSet::new()); paths.len()];
    let index: BTreeMap<_, usize> = paths.iter().enumerate().map(|(at, path)| (&path.id.value, at)).collect();
    for &at in order {
        let done = fold(&paths[at].when, &|part| match part {
            Formula::Event(named, outcomes) if named.value == *event => {
                Some(Folded::Known(outcomes.contains(&outcome)))
            }
            Formula::Path(named) => index.get(&named.value).map(|at| folded[*at].clone()),
            _ => None,
        });
        folded[at] = done;
    }
    folded
}

/// Simplifies a formula, some parts of which are known.
fn fold<'a>(formula: &'a Formula, known: &dyn Fn(&'a Formula) -> Option<Folded<'a>>) -> Folded<'a> {
    if let Some(known) = known(formula) {
        return known;
    }
    let one = |read| Folded::Open(BTreeSet::from([read]));
    match formula {
        Formula::And(parts) => join(parts, false, known),
        Formula::Or(parts) => join(parts, true, known),
        Formula::Not(part) => match fold(part, known) {
            Folded::Known(value) => Folded::Known(!value),
            open @ Folded::Open(_) => open,
        },
        Formula::Carried(motion) => one(Read::Motion(&motion.value)),
        Formula::Decision(actor, motion, _) => one(Read::Decision(&actor.value, &motion.value)),
        Formula::Contributes(actor, resource) => one(Read::Contribution(&actor.value, &resource.value)),
        Formula::Sum { resource, group, .. } => {
            one(Read::Amount(&resource.value, group.as_ref().map(|group| &group.value)))
        }
        Formula::Event(..) | Formula::Path(_) => Folded::Open(BTreeSet::new()),
    }
}

/// `decisive` is the value that settles the whole: true for "or", false for "and".
fn join<'a>(parts: &'a [Formula], decisive: bool, known: &dyn Fn(&'a Formula) -> Option<Folded<'a>>) -> Folded<'a> {
    let mut reads = BTreeSet::new();
    let mut open = false;
    for part in parts {
        match fold(part, known) {
            Folded::Known(value) if value == decisive => return Folded::Known(decisive),
            Folded::Known(_) => {}
            Folded::Open(more) => {
                open = true;
                reads.extend(more);
            }
        }
    }
    if open { Folded::Open(reads) } else { Folded::Known(!decisive) }
}
