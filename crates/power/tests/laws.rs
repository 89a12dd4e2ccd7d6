//! What holds of every rule.

#![allow(clippy::unwrap_used)]

mod common;

use common::{at_least, rule, weighted};
use diagram::Budget;
use num_bigint::{BigInt, BigUint};
use power::{Game, PowerError, Precision, Ratio, Value};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn dual_rules_give_the_same_power(weights in proptest::collection::vec(0..30_i64, 2..14), share in 0.1..0.9_f64) {
        let all: i64 = weights.iter().sum();
        prop_assume!(all > 0);
        let quota = ((all as f64 * share) as i64).max(1);
        // What blocks under one is what wins under the other.
        let (one, dual) = (weighted(quota, &weights), weighted(all - quota + 1, &weights));
        let (one, dual) = (one.game(), dual.game());
        prop_assert_eq!(one.banzhaf().unwrap().absolute, dual.banzhaf().unwrap().absolute);
        prop_assert_eq!(
            one.shapley_shubik(Precision::Exact).unwrap(),
            dual.shapley_shubik(Precision::Exact).unwrap()
        );
        prop_assert_eq!(one.banzhaf().unwrap().prevent(), dual.banzhaf().unwrap().initiate());
    }

    #[test]
    fn more_weight_never_means_less_power(weights in proptest::collection::vec(0..30_i64, 2..14), share in 0.1..1.0_f64) {
        let all: i64 = weights.iter().sum();
        prop_assume!(all > 0);
        let rule = weighted(((all as f64 * share) as i64).max(1), &weights);
        let game = rule.game();
        let scores = game.shapley_shubik(Precision::Float).unwrap();
        let banzhaf = game.banzhaf().unwrap();
        let johnston = game.johnston().unwrap();
        for a in 0..weights.len() {
            for b in (0..weights.len()).filter(|b| weights[a] >= weights[*b]) {
                let at_least = |values: &[Value]| values[a].to_f64() >= values[b].to_f64() - 1e-12;
                prop_assert!(at_least(&scores.values) && at_least(&banzhaf.absolute) && at_least(&johnston.scores));
            }
        }
        for (value, weight) in scores.values.iter().zip(&weights) {
            prop_assert!(*weight > 0 || value.to_f64() == 0.0, "who weighs nothing decides nothing");
        }
    }

    #[test]
    fn a_common_factor_leaves_everybodys_own_chances(
        weights in proptest::collection::vec(1..9_i64, 2..8),
        chances in proptest::collection::vec(0.05..0.95_f64, 8),
        factor in 0.0..0.9_f64,
    ) {
        let all: i64 = weights.iter().sum();
        let rule = weighted(all / 2 + 1, &weights);
        let given: Vec<Vec<f64>> = chances[..weights.len()].iter().map(|p| vec![*p, 1.0 - p]).collect();
        let found = rule.game().chances(&given, Some(factor)).unwrap();
        for (member, given) in found.members.iter().zip(&given) {
            prop_assert!((-found.error..=1.0 + found.error).contains(&member.success), "{}", member.success);
            prop_assert!(member.decides >= -found.error);
            prop_assert_eq!(&member.probabilities, given);
        }
        // A rule of one player passes as often as it votes yes.
        let alone = weighted(1, &[1]);
        let found = alone.game().chances(&given[..1], Some(factor)).unwrap();
        prop_assert!((found.passes - given[0][0]).abs() < 1e-9, "{} {}", found.passes, given[0][0]);
    }
}

#[test]
fn a_common_factor_makes_two_votes_agree() {
    // Two voters at one half whose leanings correlate by ρ both say yes with probability ¼ + asin(ρ)/2π (Sheppard 1899).
    let both = weighted(2, &[1, 1]);
    let half = vec![vec![0.5, 0.5]; 2];
    for factor in [0.0, 0.25, 0.5, 0.9] {
        let found = both.game().chances(&half, Some(factor)).unwrap();
        let exact = 0.25 + f64::asin(factor) / std::f64::consts::TAU;
        assert!((found.passes - exact).abs() < 1e-10, "{factor}: {} {exact}", found.passes);
        assert!((found.passes - exact).abs() <= found.error + 1e-15);
        // Alone it decides when the other says yes: half the time, whatever they have in common.
        assert!((found.members[0].decides - 0.5).abs() < 1e-12);
    }
}

#[test]
fn interchangeable_players_have_the_same_power_wherever_they_stand() {
    let game = |order: &[i64]| {
        let rule = weighted(51, order);
        let values = rule.game().shapley_shubik(Precision::Exact).unwrap().values;
        let mut by_weight: Vec<(i64, String)> =
            order.iter().copied().zip(values.iter().map(ToString::to_string)).collect();
        by_weight.sort();
        by_weight
    };
    assert_eq!(game(&[35, 20, 15, 15, 15]), game(&[15, 35, 15, 20, 15]));
}

/// More yes than no among sixty with four options, two of which count for neither side: each vote is worth two tosses of a coin.
/// Their ways are too many for one variable to hold.
#[test]
fn a_majority_of_those_voting_is_a_row_of_coins() {
    let rule = rule(60, 4, |logic, players| {
        let terms: Vec<_> = players.iter().map(|&player| (player, vec![1, 0, 0, -1])).collect();
        logic.at_least(&terms, 1).unwrap()
    });
    let banzhaf = rule.game().banzhaf().unwrap();
    let choose = |n: u32, k: u32| (0..k).fold(BigUint::from(1_u8), |product, i| product * (n - i) / (i + 1));
    let ratio = |numerator: BigUint, players: u32| {
        Value::Exact(Ratio::new(BigInt::from(numerator), BigUint::from(4_u8).pow(players)).unwrap())
    };
    let all = BigUint::from(4_u8).pow(60);
    assert_eq!(banzhaf.passes, ratio((all - choose(120, 60)) / 2_u8, 60));
    // Others that are even, or one ahead, are turned.
    assert!(banzhaf.absolute.iter().all(|value| *value == ratio(choose(119, 60), 59)));
}

#[test]
fn what_nobody_can_change_shares_nothing() {
    for quota in [0, 100] {
        let rule = weighted(quota, &[3, 2, 1]);
        let game = rule.game();
        let banzhaf = game.banzhaf().unwrap();
        assert_eq!(Value::sum(&banzhaf.absolute), Value::zero());
        assert_eq!(banzhaf.normalised(), None);
        assert_eq!(game.johnston().unwrap().index(), None);
        assert_eq!(Value::sum(&game.shapley_shubik(Precision::Exact).unwrap().values), Value::zero());
        assert_eq!(Value::sum(&game.shapley_shubik(Precision::Float).unwrap().values).to_f64(), 0.0);
        assert_eq!(if quota == 0 { banzhaf.initiate() } else { banzhaf.prevent() }, None);
    }
}

#[test]
fn wrong_questions_are_refused() {
    let rule = weighted(4, &[3, 2, 1]);
    let game = rule.game();
    assert_eq!(game.owen(&[vec![0, 1], vec![1, 2]], Precision::Float), Err(PowerError::TwoUnions(1)));
    assert_eq!(game.owen(&[vec![0, 3]], Precision::Float), Err(PowerError::WrongUnion(0)));
    let wrong = game.chances(&[vec![0.5, 0.5], vec![0.7, 0.7], vec![0.5, 0.5]], None);
    assert_eq!(wrong, Err(PowerError::WrongProbabilities { player: 1, options: 2 }));
    let half = vec![vec![0.5, 0.5]; 3];
    assert_eq!(game.chances(&half, Some(1.0)), Err(PowerError::WrongFactor(1.0)));
    assert!(matches!(Game::new(&rule.logic, rule.formula, &[]), Err(PowerError::Stranger(_) | PowerError::NoPlayers)));
    assert_eq!(Game::new(&rule.logic, rule.formula, &rule.players[..2]).err(), Some(PowerError::Stranger(2)));
}

#[test]
fn johnston_of_many_coalitions_is_refused_with_their_number() {
    // Two forms of forty different weights: no kinds to gather, and hundreds of thousands of millions of winning coalitions.
    let rule = rule(40, 2, |logic, players| {
        let rising: Vec<i64> = (1..=40).collect();
        let falling: Vec<i64> = (1..=40).rev().map(|weight| weight * weight % 97 + 1).collect();
        let one = at_least(logic, players, &rising, 410);
        let half: i64 = falling.iter().sum::<i64>() / 2;
        let other = at_least(logic, players, &falling, half);
        logic.and([one, other])
    });
    let budget = Budget { nodes: 1 << 20, ..Budget::default() };
    let game = Game::with_budget(&rule.logic, rule.formula, &rule.players, budget).unwrap();
    let Err(PowerError::TooManyCoalitions { coalitions, .. }) = game.johnston() else {
        panic!("it was not refused");
    };
    assert_eq!(coalitions, game.banzhaf().unwrap().winning().unwrap());
}

#[test]
fn wide_sums_are_answered_in_floating_numbers() {
    // Weights of nine digits: the sum is convolved, unless few enough players make a small diagram; both agree.
    let weights: Vec<i64> = (0..18).map(|at| 1_000 + 37 * at * at * at % 911).collect();
    let quota = weights.iter().sum::<i64>() * 2 / 3;
    let rule = weighted(quota, &weights);
    let exact = rule.game();
    let tight = Budget { nodes: 100, ..Budget::default() };
    let dense = Game::with_budget(&rule.logic, rule.formula, &rule.players, tight).unwrap();
    assert!(dense.banzhaf().unwrap().absolute[0].exact().is_none());
    let pairs = |a: Vec<Value>, b: Vec<Value>| {
        for (a, b) in a.iter().zip(&b) {
            assert!((a.to_f64() / b.to_f64() - 1.0).abs() < 1e-9, "{a} {b}");
        }
    };
    pairs(exact.banzhaf().unwrap().absolute, dense.banzhaf().unwrap().absolute);
    let scores = |game: &Game<'_>| game.shapley_shubik(Precision::Float).unwrap().values;
    pairs(scores(&exact), scores(&dense));
    pairs(exact.shapley_shubik(Precision::Exact).unwrap().values, scores(&dense));
}
