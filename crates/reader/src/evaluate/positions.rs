//! Positions: statements merged by principal, polarity and target.

use std::collections::BTreeMap;

use super::agreement::{Pair, accepted, principal};
use super::tally::{Tally, tally};
use crate::ledger::{Ledger, Polarity, Statement, Tier};

/// Statements with the same principal, polarity and target.
type Position<'a> = ((String, Polarity, &'a str), Vec<&'a Statement>);

fn merged(ledger: &Ledger) -> Vec<Position<'_>> {
    let mut merged: BTreeMap<(String, Polarity, &str), Vec<&Statement>> = BTreeMap::new();
    for statement in &ledger.statements {
        let who = ledger.entity(&statement.actor).map_or_else(|| statement.actor.clone(), principal);
        merged.entry((who, statement.polarity, statement.target.as_str())).or_default().push(statement);
    }
    merged.into_iter().collect()
}

/// Matches positions one to one: the principal, and polarity and target of one of the gold's statements, its own or accepted.
pub(super) fn positions(pair: &Pair<'_>) -> Tally {
    let (gold, predicted) = (merged(pair.gold), merged(pair.predicted));
    let tier = |(_, statements): &Position<'_>| {
        if statements.iter().any(|statement| statement.tier == Tier::Core) { Tier::Core } else { Tier::Optional }
    };
    let tiers: Vec<Tier> = gold.iter().map(tier).collect();
    tally(&tiers, predicted.len(), |g, p| {
        let (((one, ..), golds), ((other, polarity, target), statements)) = (&gold[g], &predicted[p]);
        let meant = |gold: &Statement, predicted: &Statement| {
            accepted(gold).any(|(_, accepted, aim)| {
                accepted == *polarity && pair.target(aim, target, predicted.target_span.as_ref())
            })
        };
        one == other && golds.iter().any(|gold| statements.iter().any(|predicted| meant(gold, predicted)))
    })
}
