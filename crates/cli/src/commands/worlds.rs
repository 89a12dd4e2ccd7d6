//! Witnesses as votes that `placet vote` takes.

use diagram::{Variable, Worlds};

use super::voting::Voting;

/// One world of a set, as an option for each member but `left_out`. Where several will do, the one that most others are bound to.
pub(crate) fn votes(voting: &Voting, worlds: &Worlds, left_out: Option<Variable>) -> Vec<Option<usize>> {
    let mut bound = vec![0_usize; voting.options.len()];
    for (_, options) in worlds.options() {
        if let [only] = options[..] {
            bound[only] += 1;
        }
    }
    let usual = |options: &[usize]| options.iter().copied().max_by_key(|&option| (bound[option], usize::MAX - option));
    let all: Vec<usize> = (0..voting.options.len()).collect();
    let choose = |variable: Variable| usual(worlds.of(variable).unwrap_or(&all));
    let members = voting.members.iter().map(|member| member.variable);
    members.map(|variable| if Some(variable) == left_out { None } else { choose(variable) }).collect()
}

/// Votes as words: `DEU=no FRA=no others=yes`.
pub(crate) fn named(voting: &Voting, votes: &[Option<usize>]) -> String {
    let count = |option: usize| votes.iter().filter(|vote| **vote == Some(option)).count();
    let rest = (0..voting.options.len()).max_by_key(|&option| (count(option), usize::MAX - option)).unwrap_or(0);
    let single = |(member, vote): (&super::voting::Voter, &Option<usize>)| {
        let option = vote.filter(|&option| option != rest)?;
        Some(format!("{}={}", member.id, voting.options[option]))
    };
    let mut words: Vec<String> = voting.members.iter().zip(votes).filter_map(single).collect();
    if count(rest) > 0 {
        words.push(format!("others={}", voting.options[rest]));
    }
    words.join(" ")
}
