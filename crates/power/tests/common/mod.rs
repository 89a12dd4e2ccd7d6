//! Games for tests.

#![allow(dead_code, clippy::unwrap_used)]

use diagram::{Formula, Logic, Variable};
use power::Value;

/// A rule with its players; of two options 0 is yes.
pub struct Rule {
    pub logic: Logic,
    pub formula: Formula,
    pub players: Vec<Variable>,
}

impl Rule {
    pub fn game(&self) -> power::Game<'_> {
        power::Game::new(&self.logic, self.formula, &self.players).unwrap()
    }
}

/// So many players, and what they decide by.
pub fn rule(players: usize, options: u32, decide: impl FnOnce(&mut Logic, &[Variable]) -> Formula) -> Rule {
    let mut logic = Logic::new();
    let players: Vec<Variable> = (0..players).map(|_| logic.variable(options)).collect();
    let formula = decide(&mut logic, &players);
    Rule { logic, formula, players }
}

/// The votes in favour among some players, each by its weight, are at least a quota.
pub fn at_least(logic: &mut Logic, players: &[Variable], weights: &[i64], quota: i64) -> Formula {
    let options = players.first().map_or(2, |&player| logic.options(player));
    let term = |(&player, &weight): (&Variable, &i64)| {
        let mut of = vec![0; options];
        of[0] = weight;
        (player, of)
    };
    let terms: Vec<_> = players.iter().zip(weights).map(term).collect();
    logic.at_least(&terms, quota).unwrap()
}

/// [quota; weights].
pub fn weighted(quota: i64, weights: &[i64]) -> Rule {
    rule(weights.len(), 2, |logic, players| at_least(logic, players, weights, quota))
}

/// `4×10 8 4×5`: weights, some of them several times.
pub fn weights(text: &str) -> Vec<i64> {
    let many = |part: &str| {
        let (times, weight) = part.split_once('×').unwrap_or(("1", part));
        vec![weight.parse().unwrap(); times.parse().unwrap()]
    };
    text.split_whitespace().flat_map(many).collect()
}

/// Values as text, one of each run of equal ones.
pub fn runs(values: &[Value]) -> String {
    let mut texts: Vec<String> = values.iter().map(ToString::to_string).collect();
    texts.dedup();
    texts.join(" ")
}

/// The values, one of each run of equal ones, to so many places after the point.
pub fn rounded(values: &[Value], places: usize) -> String {
    let mut texts: Vec<String> = values.iter().map(|value| format!("{:.places$}", value.to_f64())).collect();
    texts.dedup();
    texts.join(" ")
}
