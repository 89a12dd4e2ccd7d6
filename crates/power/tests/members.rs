//! Vetoes, dummies, members that are alike, the desirability order, weights: random rules against all sets, and known bodies.

#![allow(clippy::unwrap_used, clippy::panic)]

mod games;

use games::{Rules, compound, eu_council, members, security_council, us_federal_system, weighted};
use num_bigint::BigUint;
use power::{SimpleGame, Trade, Weightedness};
use proptest::prelude::*;

/// Pivots enough for everything here.
const PIVOTS: usize = 20_000;

fn is_trade(game: &SimpleGame, trade: &Trade) -> bool {
    let number = |list: &[(BigUint, Vec<usize>)]| list.iter().map(|(times, _)| times).sum::<BigUint>();
    let held = |list: &[(BigUint, Vec<usize>)], class: &[usize]| {
        let inside = |coalition: &[usize]| coalition.iter().filter(|player| class.contains(player)).count();
        list.iter().map(|(times, coalition)| times * inside(coalition)).sum::<BigUint>()
    };
    let classes = game.desirability().classes;
    number(&trade.winning) > BigUint::ZERO
        && number(&trade.winning) == number(&trade.losing)
        && trade.winning.iter().all(|(_, coalition)| game.wins(coalition))
        && trade.losing.iter().all(|(_, coalition)| !game.wins(coalition))
        && classes.iter().all(|class| held(&trade.winning, class) <= held(&trade.losing, class))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1000) })]

    #[test]
    fn what_members_are(rule in compound()) {
        let game = rule.game();
        let all = 1_usize << rule.players;
        let every = |holds: &dyn Fn(usize) -> bool| (0..rule.players).filter(|&i| holds(i)).collect::<Vec<_>>();
        let has = |mask: usize, i: usize| mask >> i & 1 == 1;
        prop_assert_eq!(game.vetoers(), every(&|i| (0..all).all(|m| has(m, i) || !rule.wins(m))));
        prop_assert_eq!(game.sufficient(), every(&|i| rule.wins(1 << i)));
        prop_assert_eq!(game.dummies(), every(&|i| (0..all).all(|m| rule.wins(m) == rule.wins(m | 1 << i))));
        prop_assert_eq!(game.dictator(), every(&|i| (0..all).all(|m| rule.wins(m) == has(m, i))).first().copied());
        // a is at least as desirable as b.
        let desirable = |a: usize, b: usize| (0..all)
            .filter(|&m| !has(m, a) && !has(m, b))
            .all(|m| !rule.wins(m | 1 << b) || rule.wins(m | 1 << a));
        let order = game.desirability();
        let place = |i: usize| order.classes.iter().position(|class| class.contains(&i)).unwrap();
        prop_assert_eq!(order.classes.iter().map(Vec::len).sum::<usize>(), rule.players);
        for a in 0..rule.players {
            for b in 0..rule.players {
                prop_assert_eq!(place(a) == place(b), desirable(a, b) && desirable(b, a));
                let bits = |coalition: &[usize]| coalition.iter().map(|&i| 1_usize << i).sum::<usize>();
                match game.wins_with(b, a) {
                    None => prop_assert!(desirable(a, b)),
                    Some(coalition) => {
                        let mask = bits(&coalition);
                        prop_assert!(!has(mask, a) && !has(mask, b));
                        prop_assert!(rule.wins(mask | 1 << b) && !rule.wins(mask | 1 << a));
                    }
                }
                let listed = order.incomparable.iter().find(|pair| place(pair.a) == place(a) && place(pair.b) == place(b));
                prop_assert_eq!(listed.is_some(), place(a) < place(b) && !desirable(a, b) && !desirable(b, a));
                if place(a) < place(b) {
                    prop_assert!(desirable(a, b) || !desirable(b, a), "no class is below a later one");
                }
                if let Some(pair) = listed {
                    let (with_a, with_b) = (bits(&pair.with_a), bits(&pair.with_b));
                    prop_assert!(rule.wins(with_a | 1 << pair.a) && !rule.wins(with_a | 1 << pair.b));
                    prop_assert!(rule.wins(with_b | 1 << pair.b) && !rule.wins(with_b | 1 << pair.a));
                }
            }
        }
    }

    #[test]
    fn weights_say_the_same_or_a_trade_shows_that_none_can(rule in compound()) {
        let game = rule.game();
        match game.weightedness(&game.desirability(), PIVOTS) {
            Weightedness::Weighted { quota, weights } => for mask in 0..1_usize << rule.players {
                let sum: BigUint = members(mask).iter().map(|&i| &weights[i]).sum();
                prop_assert_eq!(sum >= quota, rule.wins(mask));
            },
            Weightedness::Traded(trade) => {
                prop_assert!(is_trade(&game, &trade), "{trade:?}");
                if let Some((gone, back)) = trade.exchange() {
                    let (_, winning) = &trade.winning[0];
                    let mut left: Vec<usize> = winning.iter().copied().filter(|player| !gone.contains(player)).collect();
                    left.extend(&back);
                    prop_assert!(!game.wins(&left) && gone.iter().all(|player| winning.contains(player)));
                }
            },
            undecided => prop_assert!(false, "{undecided:?}"),
        }
    }

    #[test]
    fn a_weighted_game_is_found_to_be_one(weights in prop::collection::vec(0_i64..40, 1..12), share in 0.0_f64..1.1) {
        let quota = (weights.iter().sum::<i64>() as f64 * share) as i64;
        let game = weighted(quota, &weights);
        let Weightedness::Weighted { quota: found, weights: small } = game.weightedness(&game.desirability(), PIVOTS) else { panic!() };
        for mask in 0..1_usize << weights.len() {
            let sum: BigUint = members(mask).iter().map(|&i| &small[i]).sum();
            prop_assert_eq!(sum >= found, game.wins(&members(mask)));
        }
    }
}

fn weights(game: &SimpleGame) -> (u64, Vec<u64>) {
    let Weightedness::Weighted { quota, weights } = game.weightedness(&game.desirability(), PIVOTS) else {
        panic!("not weighted")
    };
    let number = |value: &BigUint| value.try_into().unwrap();
    (number(&quota), weights.iter().map(number).collect())
}

/// [39; 7 × 5, 1 × 10] (Taylor and Zwicker 1999, chapter 1).
#[test]
fn the_security_council_is_a_weighted_game() {
    let game = security_council();
    assert_eq!(game.vetoers(), [0, 1, 2, 3, 4]);
    assert_eq!((game.dummies(), game.dictator(), game.sufficient()), (vec![], None, vec![]));
    let order = game.desirability();
    assert_eq!(order.classes, [(0..5).collect::<Vec<_>>(), (5..15).collect()]);
    assert!(order.complete());
    assert_eq!(weights(&game), (39, [[7; 5].as_slice(), &[1; 10]].concat()));
}

/// The Council of the Community in 1958: [12; 4, 4, 4, 2, 2, 1], in which Luxembourg's vote never mattered.
#[test]
fn luxembourg_was_a_dummy() {
    let game = weighted(12, &[4, 4, 4, 2, 2, 1]);
    assert_eq!(game.dummies(), [5]);
    assert_eq!(game.desirability().classes, [vec![0, 1, 2], vec![3, 4], vec![5]]);
    assert_eq!(weights(&game), (6, vec![2, 2, 2, 1, 1, 0]));
}

/// The Board of Supervisors of Nassau County in 1964: [58; 31, 31, 28, 21, 2, 2] (Banzhaf 1965): three members decide, any two of
/// them, and three count for nothing.
#[test]
fn nassau_county_had_three_dummies() {
    let game = weighted(58, &[31, 31, 28, 21, 2, 2]);
    assert_eq!(game.dummies(), [3, 4, 5]);
    assert_eq!(weights(&game), (2, vec![1, 1, 1, 0, 0, 0]));
}

/// Neither the Vice President nor a senator can take the other's place everywhere (Taylor and Zwicker 1999).
#[test]
fn the_federal_system_of_the_united_states_is_not_weighted() {
    let game = us_federal_system();
    let order = game.desirability();
    let mut kinds: Vec<usize> = order.classes.iter().map(Vec::len).collect();
    kinds.sort_unstable();
    assert_eq!(kinds, [1, 1, 100, 435]);
    assert!(!order.complete());
    let Weightedness::Traded(trade) = game.weightedness(&game.desirability(), PIVOTS) else { panic!() };
    assert!(is_trade(&game, &trade));
    let (gone, back) = trade.exchange().unwrap();
    assert_eq!((gone.len(), back.len()), (1, 1));
}

/// Kurz and Napel 2016: the rule is no weighted game (its dimension is at least 7). That any two members compare is our own.
#[test]
fn the_council_of_the_european_union_is_not_weighted() {
    let game = eu_council();
    let order = game.desirability();
    assert!(order.complete());
    assert_eq!(order.classes.concat(), (0..27).collect::<Vec<_>>(), "by population");
    let Weightedness::Traded(trade) = game.weightedness(&game.desirability(), PIVOTS) else { panic!() };
    assert!(is_trade(&game, &trade));
    // Two winning coalitions exchange members: one is left with too few of them, the other with too few people.
    let (gone, back) = trade.exchange().unwrap();
    assert!(!gone.is_empty() && !back.is_empty() && gone.len() != back.len());
    let people = |coalition: &[usize]| coalition.iter().map(|&member| games::EU[member]).sum::<i64>();
    let enough = |coalition: &[usize]| 100 * people(coalition) >= 65 * games::EU.iter().sum::<i64>();
    let mut losing: Vec<&[usize]> = trade.losing.iter().map(|(_, coalition)| &coalition[..]).collect();
    losing.sort_by_key(|coalition| coalition.len());
    assert!(losing[0].len() < 15 && losing[1].len() >= 15 && !enough(losing[1]));
}

/// A rule whose players all compare and that is not weighted yet (a complete game of dimension 2): more than half of the members
/// and more than half of the weight.
#[test]
fn a_complete_rule_need_not_be_weighted() {
    let mut rules = Rules::of(9);
    let heads = rules.weighted(5, [1; 9]);
    let weight = rules.weighted(23, [9, 8, 7, 6, 5, 4, 3, 2, 1]);
    let rule = rules.logic.and([heads, weight]);
    let game = rules.game(rule);
    assert!(game.desirability().complete());
    let Weightedness::Traded(trade) = game.weightedness(&game.desirability(), PIVOTS) else { panic!() };
    assert!(is_trade(&game, &trade));
    assert_eq!(game.weightedness(&game.desirability(), 0), Weightedness::Undecided { pivots: 0 });
}
