//! Members who alone could change the outcome.

use std::collections::HashMap;

use terms::{ActorId, OptionId};

use super::standing::Standing;
use crate::electorate::Electorate;
use crate::program::Program;

/// Each member who alone, by changing its option, changes the outcome, with the best option that does it.
pub(super) fn turn_alone(
    program: &Program,
    electorate: &Electorate,
    standing: &Standing<'_>,
    ballots: &[usize],
    options: &[OptionId],
) -> Vec<(ActorId, OptionId)> {
    let mut scratch = Vec::new();
    let carried = program.holds(&standing.tallies, &mut scratch);
    // Members of one class with the same option turn the outcome with the same other option.
    let mut known: HashMap<(usize, usize), Option<usize>> = HashMap::new();
    let mut turning = Vec::new();
    for (voter, &from) in electorate.voters.iter().zip(ballots) {
        let turn = *known.entry((voter.class, from)).or_insert_with(|| {
            let rows = &electorate.classes[voter.class].rows;
            (0..rows.len()).find(|&to| {
                let change = rows[from].iter().zip(&rows[to]);
                let tallies: Vec<i64> = standing
                    .tallies
                    .iter()
                    .zip(change)
                    .map(|(tally, (before, after))| tally - before + after)
                    .collect();
                program.holds(&tallies, &mut scratch) != carried
            })
        });
        if let Some(option) = turn.and_then(|to| options.get(to)) {
            turning.push((voter.actor.clone(), option.clone()));
        }
    }
    turning
}
