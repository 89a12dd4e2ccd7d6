//! Memberships, unknowns and requirements: by evidence and ids.

use super::agreement::Pair;
use super::tally::{Tally, tally};
use crate::ledger::Tier;

pub(super) fn memberships(pair: &Pair<'_>) -> Tally {
    let (gold, predicted) = (&pair.gold.memberships, &pair.predicted.memberships);
    let tiers: Vec<Tier> = gold.iter().map(|membership| membership.tier).collect();
    tally(&tiers, predicted.len(), |g, p| {
        let (one, other) = (&gold[g], &predicted[p]);
        pair.evidence(&one.evidence, &other.evidence)
            && pair.same_entity(&one.member, &other.member)
            && pair.same_entity(&one.body, &other.body)
    })
}

pub(super) fn unknowns(pair: &Pair<'_>) -> Tally {
    let (gold, predicted) = (&pair.gold.unknowns, &pair.predicted.unknowns);
    let tiers: Vec<Tier> = gold.iter().map(|unknown| unknown.tier).collect();
    tally(&tiers, predicted.len(), |g, p| {
        let (one, other) = (&gold[g], &predicted[p]);
        let holder = match (&one.holder, &other.holder) {
            (None, None) => true,
            (Some(one), Some(other)) => pair.same_entity(one, other),
            _ => false,
        };
        holder && pair.evidence(&one.evidence, &other.evidence)
    })
}

pub(super) fn requirements(pair: &Pair<'_>) -> Tally {
    let (gold, predicted) = (&pair.gold.requirements, &pair.predicted.requirements);
    let tiers: Vec<Tier> = gold.iter().map(|requirement| requirement.tier).collect();
    tally(&tiers, predicted.len(), |g, p| {
        let (one, other) = (&gold[g], &predicted[p]);
        pair.evidence(&one.evidence, &other.evidence)
            && pair.same_entity(&one.body, &other.body)
            && pair.target(&one.issue, &other.issue, None)
    })
}
