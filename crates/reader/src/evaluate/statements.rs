//! Actors of statements whose evidence was found.

use std::collections::BTreeMap;

use super::agreement::{Depths, Level, Pair, overlap};
use super::matching::Matching;
use super::tally::Tally;
use crate::ledger::{Statement, Tier};

/// The form under which a subject that is carried over is counted.
const CARRIED_OVER: &str = "carried over";

/// Gold and predicted statements matched one to one on their evidence, those that agree further first.
pub(super) fn matched(pair: &Pair<'_>, depths: &Depths) -> Vec<(usize, usize, Level)> {
    let mut matching = Matching::new(pair.gold.statements.len(), pair.predicted.statements.len());
    for level in Level::ALL.into_iter().rev() {
        for statement in 0..pair.gold.statements.len() {
            matching.augment(statement, |g, p| depths.at(g, p).is_some_and(|depth| depth >= level));
        }
    }
    matching.pairs().filter_map(|(g, p)| Some((g, p, depths.at(g, p)?))).collect()
}

/// How often the principal is right on statements with matched evidence, by how the gold names the actor there.
pub(super) fn actors(pair: &Pair<'_>, depths: &Depths) -> BTreeMap<&'static str, Tally> {
    let gold = &pair.gold.statements;
    let mut found: BTreeMap<&'static str, Tally> = BTreeMap::new();
    for (g, _, depth) in matched(pair, depths).into_iter().filter(|(g, ..)| gold[*g].tier == Tier::Core) {
        let right = depth >= Level::Principal;
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
