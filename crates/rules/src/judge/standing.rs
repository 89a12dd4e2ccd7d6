//! How the votes stand: how many of each class of voters take each option.

use crate::electorate::{Class, Electorate, Voter};

/// How the votes stand.
pub(super) struct Standing<'a> {
    /// The classes of voters.
    pub classes: &'a [Class],
    /// For each class and option how many take it.
    pub held: Vec<Vec<u64>>,
    /// For each class and option the places of those who take it among the voters; empty without names.
    pub holders: Vec<Vec<Vec<usize>>>,
    /// The voters, in the order of their seats; empty without names.
    pub voters: &'a [Voter],
    /// The value of each count.
    pub tallies: Vec<i64>,
}

impl<'a> Standing<'a> {
    /// Each voter takes the option at its place.
    pub fn named(electorate: &'a Electorate, ballots: &[usize]) -> Self {
        let classes = &electorate.classes;
        let mut holders: Vec<Vec<Vec<usize>>> =
            classes.iter().map(|class| vec![Vec::new(); class.rows.len()]).collect();
        for (place, (voter, &option)) in electorate.voters.iter().zip(ballots).enumerate() {
            holders[voter.class][option].push(place);
        }
        let held: Vec<Vec<u64>> =
            holders.iter().map(|options| options.iter().map(|places| places.len() as u64).collect()).collect();
        Self { classes, tallies: tallies(classes, &held), held, holders, voters: &electorate.voters }
    }

    /// So many members take each option.
    pub fn nameless(electorate: &'a Electorate, counts: &[u64]) -> Self {
        let classes = &electorate.classes;
        let held = vec![counts.to_vec()];
        Self { classes, tallies: tallies(classes, &held), held, holders: Vec::new(), voters: &[] }
    }
}

/// The value of each count. Exact once the width of the program is checked.
fn tallies(classes: &[Class], held: &[Vec<u64>]) -> Vec<i64> {
    let counts = classes.first().and_then(|class| class.rows.first()).map_or(0, Vec::len);
    let mut tallies = vec![0_i64; counts];
    for (class, held) in classes.iter().zip(held) {
        for (row, &times) in class.rows.iter().zip(held) {
            let times = i64::try_from(times).unwrap_or(i64::MAX);
            tallies.iter_mut().zip(row).for_each(|(tally, adds)| {
                *tally = tally.saturating_add(adds.saturating_mul(times));
            });
        }
    }
    tallies
}
