//! Beside pygambit: probabilities recorded by `scripts/bench-gambit record` at the λ it reports, on games of our own.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use game::{Game, NodeId, Payoffs, Precision, Step, efg, respond};

fn recorded() -> Vec<(String, f64, Vec<f64>)> {
    let text = fs::read_to_string(folder().join("recorded.txt")).unwrap();
    let record = |line: &str| {
        let mut words = line.split(' ');
        let name = words.next().unwrap().to_owned();
        let mut numbers = words.map(|word| word.parse::<f64>().unwrap());
        (name, numbers.next().unwrap(), numbers.collect())
    };
    text.lines().filter(|line| !line.starts_with('#')).map(record).collect()
}

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gambit")
}

/// Where actions lead, in pygambit's order: players, then information sets as they stand in the file, then actions.
fn in_order(game: &Game) -> Vec<NodeId> {
    let moves_of = |player: usize| {
        game.walk().filter_map(move |(_, node)| match &node.step {
            Step::Move { player: mover, actions, .. } if mover.index() == player => Some(actions),
            _ => None,
        })
    };
    (0..game.players().len()).flat_map(moves_of).flatten().map(|action| action.to).collect()
}

#[test]
fn every_probability_is_pygambits_at_the_lambda_it_reports() {
    let recorded = recorded();
    assert_eq!(recorded.len(), 12);
    for (name, lambda, expected) in recorded {
        let game = efg::read(&fs::read_to_string(folder().join(&name)).unwrap()).unwrap();
        let play = respond(&game, &Payoffs::stated(&game), &[Precision::new(lambda).unwrap()]).unwrap();
        let actions = in_order(&game);
        assert_eq!(actions.len(), expected.len(), "{name}");
        for (to, expected) in actions.into_iter().zip(expected) {
            let ours = play.taken(to)[0];
            assert!((ours - expected).abs() < 1e-8, "{name} at {lambda}: {ours}, pygambit {expected}");
        }
    }
}
