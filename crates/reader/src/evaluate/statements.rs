//! Actors of statements whose evidence was found.

use std::collections::BTreeMap;

use super::agreement::{Depths, Level, Pair, overlap};
use super::matching::Matching;
use super::tally::Tally;
use crate::ledger::{Statement, Tier};

/// The form under which a subject that is carried over is counted.
const CARRIED_OVER: &str = "carried over";

/// How often the principal is right on statements with matched evidence, by how the gold names the actor there. Pairs that agree
/// further are matched first.
pub(super) fn actors(pair: &Pair<'_>, depths: &Depths) -> BTreeMap<&'static str, Tally> {
    let gold = &pair.gold.statements;
    let mut matching = Matching::new(gold.len(), pair.predicted.statements.len());
    for level in Level::ALL.into_iter().rev() {
        for statement in 0..gold.len() {
            matching.augment(statement, |g, p| depths.at(g, p).is_some_and(|depth| depth >= level));
        }
    }
    let mut found: BTreeMap<&'static str, Tally> = BTreeMap::new();
    for (g, p) in matching.pairs().filter(|(g, _)| gold[*g].tier == Tier::Core) {
        let right = depths.at(g, p).is_some_and(|depth| depth >= Level::Principal);
        let one = Tally { right: usize::from(right), predicted: 1, gold: 1 };
        found.entry(form(pair, &gold[g])).or_default().add(one);
    }
    found
}

/// How the actor is named where the statement stands.
fn form(pair: &Pair<'_>, statement: &Statement) -> &'static str {
    let Some(words) = &statement.actor_span else { return CARRIED_OVER };
    let mentions = pair.gold.entity(&statement.actor).map_or(&[][..], |actor| actor.mentions.as_slice());
    let there = mentions.iter().find(|mention| overlap(&mention.span, words).is_some());
    there.map_or("other", |mention| mention.form.word())
}
