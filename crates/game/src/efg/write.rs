//! Writes a game as Gambit reads it.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::game::{Game, OutcomeId, Step};

/// The game as a file. [`super::read`] gives it back as it is.
#[must_use]
pub fn write(game: &Game) -> String {
    let mut text = format!("EFG 2 R {} {{", quoted(game.title()));
    for player in game.players() {
        let _ = write!(text, " {}", quoted(player));
    }
    let _ = writeln!(text, " }}\n{}\n", quoted(game.comment()));
    let mut described = BTreeSet::new();
    let mut sets = vec![0_usize; game.players().len()];
    let mut chances = 0_usize;
    for (_, node) in game.walk() {
        let name = quoted(&node.name);
        match &node.step {
            Step::Move { player, decision, actions } => {
                sets[player.index()] += 1;
                let (player, set) = (player.index() + 1, sets[player.index()]);
                let _ = write!(text, "p {name} {player} {set} {} {{", quoted(decision));
                for action in actions {
                    let _ = write!(text, " {}", quoted(&action.label));
                }
                text.push_str(" }");
            }
            Step::Chance { decision, branches } => {
                chances += 1;
                let _ = write!(text, "c {name} {chances} {} {{", quoted(decision));
                for branch in branches {
                    let _ = write!(text, " {} {}", quoted(&branch.label), branch.probability);
                }
                text.push_str(" }");
            }
            Step::End => {
                let _ = write!(text, "t {name}");
            }
        }
        match node.outcome {
            None => text.push_str(" 0"),
            Some(outcome) => gained(game, outcome, described.insert(outcome), &mut text),
        }
        text.push('\n');
    }
    text
}

fn gained(game: &Game, id: OutcomeId, first: bool, text: &mut String) {
    let outcome = game.outcome(id);
    let _ = write!(text, " {} {}", id.index() + 1, quoted(outcome.name()));
    if first {
        let payoffs: Vec<String> = outcome.payoffs().iter().map(ToString::to_string).collect();
        let _ = write!(text, " {{ {} }}", payoffs.join(", "));
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
