//! What the builder refuses, and what draws of payoffs must be.

#![allow(clippy::unwrap_used)]

use game::{BuildError, Builder, Number, PayoffError, Payoffs, Precision, respond};

fn one() -> Vec<Number> {
    vec![Number::whole(1)]
}

#[test]
fn an_end_needs_payoffs_and_each_player_has_one() {
    let (mut builder, root) = Builder::new("", ["A", "B"]);
    let error = builder.outcome("short", one()).unwrap_err();
    assert_eq!(error.to_string(), "the outcome `short` needs a payoff for each of 2 players; given: 1");
    assert_eq!(builder.end(root, "stop", None).unwrap_err(), BuildError::NoPayoffs("stop".to_owned()));
}

#[test]
fn chances_add_up_to_one() {
    let chances = |numbers: &[(i64, i64)]| {
        let (mut builder, root) = Builder::new("", ["A"]);
        let branches = numbers.iter().map(|&(a, b)| ("x", Number::fraction(a, b).unwrap()));
        builder.chance_moves(root, "weather", "", branches).map(|slots| slots.len())
    };
    assert_eq!(chances(&[(1, 3), (1, 3), (1, 3)]), Ok(3));
    assert_eq!(chances(&[(1, 1), (0, 1)]), Ok(2));
    assert_eq!(
        chances(&[(1, 3), (1, 3)]).unwrap_err().to_string(),
        "the probabilities of the move `weather` add up to 0.6666666666666666, not 1"
    );
    assert_eq!(chances(&[(3, 2), (-1, 2)]).unwrap_err().to_string(), "3/2 is not a probability");
    assert_eq!(chances(&[]).unwrap_err().to_string(), "the move `weather` has no actions");
}

#[test]
fn a_tree_is_finished_when_no_place_is_empty() {
    let (mut builder, root) = Builder::new("", ["A"]);
    let player = builder.players().next().unwrap();
    let slots = builder.player_moves(root, "", player, "", ["a", "b"]).unwrap();
    assert_eq!(slots.len(), 2);
    assert_eq!(builder.finish().unwrap_err(), BuildError::Unfinished(2));
}

#[test]
fn places_players_and_outcomes_of_other_games_are_refused() {
    let (mut large, root) = Builder::new("", ["A", "B"]);
    let players: Vec<_> = large.players().collect();
    let slots = large.player_moves(root, "", players[0], "", ["a", "b"]).unwrap();
    let outcome = large.outcome("", vec![Number::whole(1), Number::whole(1)]).unwrap();
    let (mut small, root) = Builder::new("", ["A"]);
    for slot in slots {
        assert_eq!(small.player_moves(slot, "", players[0], "", ["x"]).unwrap_err(), BuildError::Elsewhere);
    }
    assert!(matches!(small.end(root, "", Some(outcome)), Err(BuildError::Unknown(_))));
    let (mut small, root) = Builder::new("", ["A"]);
    assert!(matches!(small.player_moves(root, "", players[1], "", ["x"]), Err(BuildError::Unknown(_))));
}

#[test]
fn draws_are_finite_and_of_the_game() {
    let (mut builder, root) = Builder::new("", ["A"]);
    let outcome = builder.outcome("", one()).unwrap();
    builder.end(root, "", Some(outcome)).unwrap();
    let game = builder.finish().unwrap();
    let drawn = |lanes, values: &[f64]| Payoffs::drawn(&game, lanes, |_, _| values.to_vec()).map(|p| p.lanes());
    assert_eq!(drawn(2, &[1.0, 2.0]), Ok(2));
    assert_eq!(drawn(0, &[]), Err(PayoffError::NoLanes));
    assert_eq!(drawn(2, &[1.0]), Err(PayoffError::LaneCount { given: 1, lanes: 2 }));
    assert!(matches!(drawn(1, &[f64::NAN]), Err(PayoffError::NotAPayoff(_))));
    assert!(matches!(drawn(1, &[f64::INFINITY]), Err(PayoffError::NotAPayoff(_))));
    let payoffs = Payoffs::drawn(&game, 3, |_, _| vec![0.0; 3]).unwrap();
    let two = [Precision::PERFECT; 2];
    assert_eq!(respond(&game, &payoffs, &two).unwrap_err(), PayoffError::LaneCount { given: 2, lanes: 3 });
    assert!(Precision::new(-1.0).is_none() && Precision::new(f64::NAN).is_none());
}
