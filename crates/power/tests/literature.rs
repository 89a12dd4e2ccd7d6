//! Values of the literature.

#![allow(clippy::unwrap_used)]

use diagram::{Formula, Logic, Variable};
use power::{Game, Precision, Value};

fn weighted(logic: &mut Logic, quota: i64, weights: &[i64]) -> (Formula, Vec<Variable>) {
    let players: Vec<Variable> = weights.iter().map(|_| logic.variable(2)).collect();
    let terms: Vec<_> = players.iter().zip(weights).map(|(&player, &weight)| (player, vec![weight, 0])).collect();
    (logic.at_least(&terms, quota).unwrap(), players)
}

fn text(values: &[Value]) -> String {
    values.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

#[test]
fn first_values() {
    let mut logic = Logic::new();
    let mut weights = vec![7; 5];
    weights.extend([1; 10]);
    let (formula, players) = weighted(&mut logic, 39, &weights);
    let game = Game::new(&logic, formula, &players).unwrap();
    let exact = game.shapley_shubik(Precision::Exact).unwrap();
    assert_eq!(text(&exact.values[4..6]), "421/2145 4/2145");
    let float = game.shapley_shubik(Precision::Float).unwrap();
    for (a, b) in exact.values.iter().zip(&float.values) {
        assert!((a.to_f64() - b.to_f64()).abs() <= float.error, "{a} {b} {}", float.error);
    }
    println!("{}", float.error);
    let banzhaf = game.banzhaf().unwrap();
    assert_eq!(text(&banzhaf.normalised().unwrap()[4..6]), "106/635 21/1270");
    assert_eq!(banzhaf.winning().unwrap().to_string(), "848");
    assert_eq!(banzhaf.swings(14).unwrap().to_string(), "84");
}
