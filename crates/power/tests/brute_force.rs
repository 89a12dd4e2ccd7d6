//! Every index against its definition, on random compound rules.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Rule, at_least, rule};
use diagram::Budget;
use num_bigint::BigInt;
use power::{PowerError, Precision, Ratio, Value};
use proptest::prelude::*;

/// A condition of a rule: weights, a quota, and whether it is denied.
#[derive(Clone, Debug)]
struct Condition {
    weights: Vec<i64>,
    quota: i64,
    denied: bool,
}

/// Conditions of which all, or one, must hold.
#[derive(Clone, Debug)]
struct Compound {
    players: usize,
    groups: Vec<Vec<Condition>>,
}

impl Compound {
    /// Any of the groups, in each of which all conditions hold.
    fn rule(&self) -> Rule {
        rule(self.players, 2, |logic, players| {
            let groups: Vec<_> = self
                .groups
                .iter()
                .map(|conditions| {
                    let all: Vec<_> = conditions
                        .iter()
                        .map(|condition| {
                            let reached = at_least(logic, players, &condition.weights, condition.quota);
                            if condition.denied { logic.not(reached) } else { reached }
                        })
                        .collect();
                    logic.and(all)
                })
                .collect();
            logic.or(groups)
        })
    }
}

fn compound(players: std::ops::RangeInclusive<usize>, denials: bool) -> impl Strategy<Value = Compound> {
    players.prop_flat_map(move |players| {
        let condition = (proptest::collection::vec(0..4_i64, players), 1..8_i64, proptest::bool::weighted(0.2))
            .prop_map(move |(weights, quota, denied)| Condition { weights, quota, denied: denied && denials });
        let groups = proptest::collection::vec(proptest::collection::vec(condition, 1..3), 1..3);
        groups.prop_map(move |groups| Compound { players, groups })
    })
}

/// For each coalition, as bits, whether it wins.
fn winning(rule: &Rule) -> Vec<bool> {
    let players = rule.players.len();
    (0..1_usize << players)
        .map(|coalition| {
            let options: Vec<u32> = (0..players).map(|player| 1 - (coalition >> player & 1) as u32).collect();
            rule.logic.holds(rule.formula, &options)
        })
        .collect()
}

fn ratio(top: i64, bottom: u64) -> Ratio {
    Ratio::new(BigInt::from(top), bottom).unwrap()
}

fn exact(ratio: Ratio) -> Value {
    Value::Exact(ratio)
}

fn factorial(number: usize) -> i64 {
    (1..=number as i64).product()
}

/// All orders of so many players.
fn orders(players: usize) -> Vec<Vec<usize>> {
    let mut orders = vec![Vec::new()];
    for player in 0..players {
        orders = orders
            .into_iter()
            .flat_map(|order: Vec<usize>| {
                (0..=order.len()).map(move |place| {
                    let mut order = order.clone();
                    order.insert(place, player);
                    order
                })
            })
            .collect();
    }
    orders
}

fn monotone(wins: &[bool], players: usize) -> bool {
    (0..wins.len()).all(|coalition| (0..players).all(|player| !wins[coalition] || wins[coalition | 1 << player]))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn swings_and_orders(compound in compound(1..=7, true)) {
        let rule = compound.rule();
        let (game, wins, players) = (rule.game(), winning(&rule), compound.players);
        let banzhaf = game.banzhaf().unwrap();
        prop_assert_eq!(banzhaf.winning().unwrap(), wins.iter().filter(|wins| **wins).count().into());
        let scores = game.shapley_shubik(Precision::Exact).unwrap();
        let floats = game.shapley_shubik(Precision::Float).unwrap();
        let gross = game.gross().unwrap();
        for player in 0..players {
            let (mut helps, mut harms, mut orders) = (0_i64, 0_i64, 0_i64);
            for without in (0..wins.len()).filter(|coalition| coalition >> player & 1 == 0) {
                let (no, yes) = (wins[without], wins[without | 1 << player]);
                helps += i64::from(yes && !no);
                harms += i64::from(no && !yes);
                let size = without.count_ones() as usize;
                orders += (i64::from(yes) - i64::from(no)) * factorial(size) * factorial(players - 1 - size);
            }
            let half = 1_u64 << (players - 1);
            prop_assert_eq!(&banzhaf.absolute[player], &exact(ratio(helps - harms, half)));
            prop_assert_eq!(banzhaf.swings(player).unwrap(), ratio(helps - harms, 1));
            prop_assert_eq!(&gross.helps[player], &exact(ratio(helps, half)));
            prop_assert_eq!(&gross.harms[player], &exact(ratio(harms, half)));
            let score = ratio(orders, factorial(players) as u64);
            prop_assert!((floats.values[player].to_f64() - score.to_f64()).abs() <= floats.error);
            prop_assert_eq!(&scores.values[player], &exact(score));
        }
        // All orders end with everybody in: Σ φ = f(all) − f(none).
        let all = i64::from(wins[wins.len() - 1]) - i64::from(wins[0]);
        prop_assert_eq!(Value::sum(&scores.values), exact(ratio(all, 1)));
    }

    #[test]
    fn a_rule_that_is_not_monotone_is_refused_with_two_worlds(compound in compound(1..=6, true)) {
        let rule = compound.rule();
        let (game, wins, players) = (rule.game(), winning(&rule), compound.players);
        match game.johnston() {
            Err(PowerError::NotMonotone { witness, .. }) => {
                let mut options: Vec<u32> = witness.options.iter().map(|&option| option as u32).collect();
                prop_assert_eq!(options[witness.player], witness.worse as u32);
                prop_assert!(rule.logic.holds(rule.formula, &options));
                options[witness.player] = witness.better as u32;
                prop_assert!(!rule.logic.holds(rule.formula, &options));
                prop_assert!(witness.better < witness.worse);
            }
            Ok(_) => prop_assert!(monotone(&wins, players)),
            Err(error) => prop_assert!(false, "{}", error),
        }
    }

    #[test]
    fn coalitions_and_their_critical_members(compound in compound(1..=7, false)) {
        let rule = compound.rule();
        let (game, wins, players) = (rule.game(), winning(&rule), compound.players);
        let mut johnston = vec![Ratio::zero(); players];
        let (mut vulnerable, mut minimal, mut members) = (0_i64, 0_u64, vec![0_i64; players]);
        let mut packel = vec![Ratio::zero(); players];
        for coalition in (0..wins.len()).filter(|coalition| wins[*coalition]) {
            let inside: Vec<usize> = (0..players).filter(|player| coalition >> player & 1 == 1).collect();
            let critical: Vec<usize> =
                inside.iter().copied().filter(|player| !wins[coalition & !(1 << player)]).collect();
            vulnerable += i64::from(!critical.is_empty());
            for &player in &critical {
                johnston[player] = johnston[player].plus(&ratio(1, critical.len() as u64));
            }
            if critical.len() == inside.len() {
                minimal += 1;
                for &player in &inside {
                    members[player] += 1;
                    packel[player] = packel[player].plus(&ratio(1, inside.len() as u64));
                }
            }
        }
        let found = game.johnston().unwrap();
        prop_assert_eq!(found.scores.clone(), johnston.into_iter().map(exact).collect::<Vec<_>>());
        prop_assert_eq!(BigInt::from(found.vulnerable.clone()), BigInt::from(vulnerable));
        let found = game.minimal_coalitions(Budget::default()).unwrap();
        prop_assert_eq!(found.number(), minimal.into());
        if minimal > 0 {
            let share = |packel: &Ratio| exact(packel.over(&ratio(minimal as i64, 1)).unwrap());
            prop_assert_eq!(found.deegan_packel().unwrap(), packel.iter().map(share).collect::<Vec<_>>());
        }
        let all: i64 = members.iter().sum();
        if all > 0 {
            let share = |number: &i64| exact(ratio(*number, all as u64));
            prop_assert_eq!(found.public_good().unwrap(), members.iter().map(share).collect::<Vec<_>>());
        } else {
            prop_assert_eq!(found.public_good(), None);
        }
    }

    #[test]
    fn a_weighted_form_is_answered_as_any_rule(weights in proptest::collection::vec(0..9_i64, 1..8), quota in 1..30_i64) {
        // The same rule twice: as one form, and with a condition that never fails, which takes the way of compound rules.
        let one = common::weighted(quota, &weights);
        let other = rule(weights.len(), 2, |logic, players| {
            let form = at_least(logic, players, &weights, quota);
            let most: Vec<i64> = weights.iter().map(|weight| weight + 1).collect();
            let never = at_least(logic, players, &most, most.iter().sum());
            logic.or([form, never])
        });
        if weights.iter().sum::<i64>() >= quota {
            let (one, other) = (one.game(), other.game());
            prop_assert_eq!(one.johnston().unwrap(), other.johnston().unwrap());
            prop_assert_eq!(
                one.shapley_shubik(Precision::Exact).unwrap(),
                other.shapley_shubik(Precision::Exact).unwrap()
            );
            let minimal = |game: &power::Game<'_>| game.minimal_coalitions(Budget::default()).unwrap();
            prop_assert_eq!(minimal(&one), minimal(&other));
        }
    }

    #[test]
    fn unions(compound in compound(2..=5, false), labels in proptest::collection::vec(0..3_usize, 5)) {
        let rule = compound.rule();
        let (game, wins, players) = (rule.game(), winning(&rule), compound.players);
        let unions: Vec<Vec<usize>> = (0..3)
            .map(|label| (0..players).filter(|player| labels[*player] == label).collect::<Vec<usize>>())
            .filter(|union| !union.is_empty())
            .collect();
        // Orders in which unions stay together, and coalitions of which other unions are in or out as a whole.
        let of = |player: usize| unions.iter().position(|union| union.contains(&player)).unwrap();
        let together = |order: &Vec<usize>| {
            let mut places: Vec<usize> = order.iter().map(|&player| of(player)).collect();
            places.dedup();
            places.len() == unions.len()
        };
        let allowed: Vec<Vec<usize>> = orders(players).into_iter().filter(together).collect();
        let mut pivots = vec![0_i64; players];
        for order in &allowed {
            let mut coalition = 0;
            for &player in order {
                let before = wins[coalition];
                coalition |= 1 << player;
                pivots[player] += i64::from(wins[coalition] && !before);
            }
        }
        let owen = game.owen(&unions, Precision::Exact).unwrap();
        let floats = game.owen(&unions, Precision::Float).unwrap();
        let banzhaf = game.banzhaf_owen(&unions).unwrap();
        for player in 0..players {
            let value = ratio(pivots[player], allowed.len() as u64);
            prop_assert!((floats.values[player].to_f64() - value.to_f64()).abs() <= floats.error);
            prop_assert_eq!(&owen.values[player], &exact(value));
            let (mut decided, mut all) = (0_i64, 0_u64);
            for coalition in (0..wins.len()).filter(|coalition| coalition >> player & 1 == 0) {
                let whole = |union: &Vec<usize>| {
                    let inside = union.iter().filter(|member| coalition >> **member & 1 == 1).count();
                    inside == 0 || inside == union.len()
                };
                if unions.iter().enumerate().all(|(place, union)| place == of(player) || whole(union)) {
                    all += 1;
                    decided += i64::from(wins[coalition | 1 << player] && !wins[coalition]);
                }
            }
            prop_assert_eq!(&banzhaf.values[player], &exact(ratio(decided, all)));
        }
    }

    #[test]
    fn each_player_with_chances_of_its_own(
        compound in compound(1..=6, true),
        chances in proptest::collection::vec(0.0..=1.0_f64, 6),
    ) {
        let rule = compound.rule();
        let (game, wins, players) = (rule.game(), winning(&rule), compound.players);
        let chances = &chances[..players];
        let given: Vec<Vec<f64>> = chances.iter().map(|p| vec![*p, 1.0 - p]).collect();
        let found = game.chances(&given, None).unwrap();
        let weight = |coalition: usize, left_out: Option<usize>| -> f64 {
            (0..players)
                .filter(|player| Some(*player) != left_out)
                .map(|player| if coalition >> player & 1 == 1 { chances[player] } else { 1.0 - chances[player] })
                .product()
        };
        let passes: f64 = (0..wins.len()).filter(|coalition| wins[*coalition]).map(|c| weight(c, None)).sum();
        prop_assert!((found.passes - passes).abs() < 1e-12);
        for player in 0..players {
            let with = |vote: usize| -> f64 {
                let voting = |coalition: &usize| coalition >> player & 1 == vote && wins[*coalition];
                (0..wins.len()).filter(voting).map(|coalition| weight(coalition, Some(player))).sum()
            };
            let success: f64 = (0..wins.len())
                .filter(|coalition| wins[*coalition] == (coalition >> player & 1 == 1))
                .map(|coalition| weight(coalition, None))
                .sum();
            let member = &found.members[player];
            prop_assert!((member.given[0] - with(1)).abs() < 1e-12 && (member.given[1] - with(0)).abs() < 1e-12);
            prop_assert!((member.decides - (with(1) - with(0))).abs() < 1e-12);
            prop_assert!((member.success - success).abs() < 1e-12);
        }
    }
}

/// Of several options, best first: the sum of weights[c] over what players choose is at least a quota.
fn several(options: u32, weights: &[Vec<i64>], quota: i64, minimum: i64) -> Rule {
    rule(weights.len(), options, |logic, players| {
        let terms: Vec<_> = players.iter().copied().zip(weights.iter().cloned()).collect();
        let reached = logic.at_least(&terms, quota).unwrap();
        let enough = at_least(logic, players, &vec![1; players.len()], minimum);
        logic.and([reached, enough])
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn several_options_by_all_orders_and_votes(
        options in 2..=4_u32,
        drawn in proptest::collection::vec(proptest::collection::vec(0..4_i64, 4), 1..=4),
        quota in 1..9_i64,
        minimum in 0..3_i64,
    ) {
        // Coefficients that fall from the best option to the worst, so that the rule is monotone.
        let falling = |of: &Vec<i64>| {
            let mut of = of[..options as usize].to_vec();
            of.sort_unstable_by(|a, b| b.cmp(a));
            of
        };
        let weights: Vec<Vec<i64>> = drawn.iter().map(falling).collect();
        let rule = several(options, &weights, quota, minimum);
        let (game, players, options) = (rule.game(), weights.len(), options as usize);
        let all = options.pow(players as u32);
        let votes = |number: usize| -> Vec<u32> {
            (0..players).map(|player| (number / options.pow(player as u32) % options) as u32).collect()
        };
        let holds = |votes: &[u32]| rule.logic.holds(rule.formula, votes);
        // Banzhaf: how often each option carries it.
        let banzhaf = game.banzhaf().unwrap();
        let mut pass = vec![vec![0_i64; options]; players];
        for number in 0..all {
            let votes = votes(number);
            if holds(&votes) {
                votes.iter().enumerate().for_each(|(player, &option)| pass[player][option as usize] += 1);
            }
        }
        let others = options.pow(players as u32 - 1) as u64;
        for (player, pass) in pass.iter().enumerate() {
            prop_assert_eq!(&banzhaf.absolute[player], &exact(ratio(pass[0] - pass[options - 1], others)));
            for step in 0..options - 1 {
                prop_assert_eq!(&banzhaf.steps[player][step], &exact(ratio(pass[step] - pass[step + 1], others)));
            }
        }
        // Shapley–Shubik: after whose vote the outcome is settled, whatever the rest do.
        let mut pivots = vec![0_i64; players];
        let orders = orders(players);
        for order in &orders {
            for number in 0..all {
                let votes = votes(number);
                let settled = |voted: usize| {
                    let rest = |option: usize| -> Vec<u32> {
                        let mut votes = votes.clone();
                        order[voted..].iter().for_each(|&player| votes[player] = option as u32);
                        votes
                    };
                    holds(&rest(options - 1)) == holds(&rest(0))
                };
                if let Some(pivot) = (1..=players).find(|&voted| settled(voted)).filter(|_| !settled(0)) {
                    pivots[order[pivot - 1]] += 1;
                }
            }
        }
        let scores = game.ternary_shapley_shubik(Precision::Exact).unwrap();
        let floats = game.ternary_shapley_shubik(Precision::Float).unwrap();
        for (player, pivots) in pivots.into_iter().enumerate() {
            let value = ratio(pivots, (orders.len() * all) as u64);
            prop_assert!((floats.values[player].to_f64() - value.to_f64()).abs() <= floats.error);
            prop_assert_eq!(&scores.values[player], &exact(value));
        }
    }
}
