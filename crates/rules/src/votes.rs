//! What is put to the calculator: votes by name, or counts.

use std::collections::BTreeMap;

use terms::{ActorId, Diagnostic, Diagnostics, OptionId};

use crate::body::{Body, Seating};
use crate::electorate::Electorate;
use crate::sitting::Sitting;

/// The votes on a motion.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Votes {
    /// Who votes how.
    Named {
        /// The votes of those that are named.
        votes: Vec<(ActorId, OptionId)>,
        /// The option of all others; without one, the body's `unnamed`.
        others: Option<OptionId>,
    },
    /// How many take each option, without names; the other members take the body's `unnamed`.
    Counts(Vec<(OptionId, u64)>),
}

/// Each voter's option, as a place in the first body's options.
pub(crate) fn ballots(
    sitting: &Sitting,
    electorate: &Electorate,
    votes: &[(ActorId, OptionId)],
    others: Option<&OptionId>,
) -> Result<Vec<usize>, Diagnostics> {
    let body = &sitting.body;
    let mut found = Diagnostics::new();
    if matches!(body.seats, Seating::Count(_)) {
        let message = format!("`{}` is judged by counts alone: its members have no names", body.id);
        return Err(Diagnostic::error("counts-alone", message).hint("give counts: --counts yes=264,no=250").into());
    }
    let rest = option(body, others.unwrap_or(&body.unnamed), &mut found).unwrap_or(0);
    let mut named: BTreeMap<&ActorId, usize> = BTreeMap::new();
    let known: BTreeMap<&str, usize> =
        electorate.voters.iter().enumerate().map(|(at, voter)| (voter.actor.as_str(), at)).collect();
    for (actor, choice) in votes {
        if !known.contains_key(actor.as_str()) {
            found.push(not_a_voter(sitting, actor, known.keys().copied()));
        }
        let Some(choice) = option(body, choice, &mut found) else { continue };
        if named.insert(actor, choice).is_some() {
            found.push(Diagnostic::error("duplicate", format!("{actor} is named twice")).hint("name each member once"));
        }
    }
    let ballots = electorate.voters.iter().map(|voter| named.get(&voter.actor).copied().unwrap_or(rest)).collect();
    found.or_value(Some(ballots)).map(|(ballots, _)| ballots)
}

fn not_a_voter<'a>(sitting: &Sitting, actor: &ActorId, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    if sitting.request.not_participating.contains(actor) {
        let message = format!("{actor} votes, but is also named as not taking part");
        return Diagnostic::error("contradiction", message);
    }
    let message = format!("{actor} has no seat in `{}` on {}", sitting.body.id, sitting.as_of);
    Diagnostic::error("not-a-member", message).suggest(actor.as_str(), known)
}

/// How many take each option, in the order of the body's options.
pub(crate) fn counts(sitting: &Sitting, counts: &[(OptionId, u64)]) -> Result<Vec<u64>, Diagnostics> {
    let body = &sitting.body;
    let mut found = Diagnostics::new();
    let mut totals = vec![None; body.options.len()];
    for (name, count) in counts {
        let Some(at) = option(body, name, &mut found) else { continue };
        if totals[at].replace(*count).is_some() {
            found.push(Diagnostic::error("duplicate", format!("`{name}` is counted twice")));
        }
    }
    let mut totals: Vec<u64> = totals.into_iter().map(Option::unwrap_or_default).collect();
    let given = totals.iter().try_fold(0_u64, |sum, &count| sum.checked_add(count));
    match given.and_then(|given| sitting.size.checked_sub(given)) {
        Some(rest) => {
            if let Some(at) = body.options.iter().position(|option| *option == body.unnamed) {
                totals[at] += rest;
            }
        }
        None => {
            let given = given.map_or_else(|| "more than 2^64".to_owned(), |given| given.to_string());
            let message = format!("the counts add up to {given}, but `{}` has {} members", body.id, sitting.size);
            found.push(Diagnostic::error("too-many-votes", message));
        }
    }
    found.or_value(Some(totals)).map(|(totals, _)| totals)
}

fn option(body: &Body, option: &OptionId, found: &mut Diagnostics) -> Option<usize> {
    body.option(option.as_str()).map_err(|mut errors| found.append(&mut errors)).ok()
}
