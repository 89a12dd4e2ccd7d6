//! Winning, minimal winning and minimal blocking coalitions: random compound rules against all sets, and known counts.

#![allow(clippy::unwrap_used)]

mod games;

use diagram::{Budget, Compiler};
use games::{Rules, compound, eu_council, members, security_council, us_federal_system, weighted};
use num_bigint::BigUint;
use power::{CoalitionError, Family, SimpleGame, unlikelihood};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1000) })]

    #[test]
    fn minimal_coalitions_are_those_that_can_spare_nobody(rule in compound()) {
        let game = rule.game();
        let all = 1_usize << rule.players;
        let wins = |mask: usize| rule.wins(mask);
        let blocks = |mask: usize| !rule.wins(all - 1 - mask);
        prop_assert_eq!(game.winning(), BigUint::from((0..all).filter(|&mask| wins(mask)).count()));
        for player in 0..rule.players {
            let swings = (0..all).filter(|mask| mask >> player & 1 == 1 && wins(*mask) && !wins(mask & !(1 << player)));
            prop_assert_eq!(&game.swings()[player], &BigUint::from(swings.count()));
        }
        let minimal = |holds: &dyn Fn(usize) -> bool| -> Vec<usize> {
            let spares = |mask: usize| (0..rule.players).any(|i| mask >> i & 1 == 1 && holds(mask & !(1 << i)));
            (0..all).filter(|&mask| holds(mask) && !spares(mask)).collect()
        };
        let winning = (game.minimal_winning(Budget::default()).unwrap(), minimal(&wins));
        let blocking = (game.minimal_blocking(Budget::default()).unwrap(), minimal(&blocks));
        for (family, expected) in [winning, blocking] {
            prop_assert_eq!(family.count(), BigUint::from(expected.len()));
            for mask in 0..all {
                prop_assert_eq!(family.contains(&members(mask)), expected.contains(&mask));
            }
            let counts = family.counts();
            prop_assert_eq!(counts.total(), family.count());
            for size in 0..=rule.players {
                let of_size: Vec<usize> = expected.iter().copied().filter(|m| m.count_ones() as usize == size).collect();
                prop_assert_eq!(&counts.by_size[size], &BigUint::from(of_size.len()));
                for player in 0..rule.players {
                    let with = of_size.iter().filter(|mask| *mask >> player & 1 == 1).count();
                    prop_assert_eq!(&counts.with_player[player][size], &BigUint::from(with));
                }
            }
        }
        for mask in 0..all {
            prop_assert_eq!(game.wins(&members(mask)), wins(mask));
            prop_assert_eq!(game.dual().wins(&members(mask)), blocks(mask));
        }
    }

    #[test]
    fn coalitions_come_in_the_order_of_their_costs(rule in compound(), costs in prop::collection::vec(0_u64..9, 8)) {
        let game = rule.game();
        let costs = &costs[..rule.players];
        let cost = |mask: usize| members(mask).iter().map(|&i| costs[i]).sum::<u64>();
        let least = (0..1_usize << rule.players).filter(|&mask| rule.wins(mask)).map(cost).min();
        match game.lightest(costs) {
            None => prop_assert_eq!(least, None),
            Some((found, coalition)) => {
                prop_assert!(game.wins(&coalition));
                prop_assert_eq!(Some(found), least);
                prop_assert_eq!(coalition.iter().map(|&i| costs[i]).sum::<u64>(), found);
            }
        }
        let family = game.minimal_winning(Budget::default()).unwrap();
        let listed: Vec<(u128, Vec<usize>)> = family.in_order_of(costs).collect();
        prop_assert_eq!(BigUint::from(listed.len()), family.count());
        prop_assert!(listed.is_sorted_by_key(|(cost, _)| *cost));
        for (found, coalition) in &listed {
            prop_assert!(family.contains(coalition));
            prop_assert_eq!(coalition.iter().map(|&i| u128::from(costs[i])).sum::<u128>(), *found);
        }
        let mut distinct: Vec<_> = listed.into_iter().map(|(_, coalition)| coalition).collect();
        distinct.sort();
        distinct.dedup();
        prop_assert_eq!(BigUint::from(distinct.len()), family.count());
    }

    #[test]
    fn the_likeliest_coalition_costs_least(rule in compound(), chances in prop::collection::vec(0.0_f64..=1.0, 8)) {
        let family = rule.game().minimal_winning(Budget::default()).unwrap();
        let costs: Vec<u64> = chances[..rule.players].iter().map(|&p| unlikelihood(p)).collect();
        let likely = |coalition: &[usize]| coalition.iter().map(|&i| chances[i]).product::<f64>();
        let listed: Vec<f64> = family.in_order_of(&costs).map(|(_, coalition)| likely(&coalition)).collect();
        prop_assert!(listed.windows(2).all(|pair| pair[0] >= pair[1] * (1.0 - 1e-12)));
    }

    #[test]
    fn members_that_are_fixed_leave_the_game_of_the_others(rule in compound(), fixed in prop::collection::vec(0_u8..3, 8)) {
        let (inside, outside): (Vec<usize>, Vec<usize>) =
            ((0..rule.players).filter(|&i| fixed[i] == 1).collect(), (0..rule.players).filter(|&i| fixed[i] == 2).collect());
        let game = rule.game().with_fixed(&inside, &outside);
        let bits = |players: &[usize]| players.iter().map(|i| 1_usize << i).sum::<usize>();
        for mask in 0..1 << rule.players {
            prop_assert_eq!(game.wins(&members(mask)), rule.wins(mask & !bits(&outside) | bits(&inside)));
        }
    }
}

#[test]
fn the_security_council() {
    let game = security_council();
    assert_eq!(game.winning(), BigUint::from(848_u32));
    let winning = game.minimal_winning(Budget::default()).unwrap();
    // Five permanent members and any four of the ten others.
    assert_eq!(winning.count(), BigUint::from(210_u32));
    assert_eq!(winning.counts().by_size[9], BigUint::from(210_u32));
    assert_eq!(winning.counts().with_player[0][9], BigUint::from(210_u32));
    assert_eq!(winning.counts().with_player[14][9], BigUint::from(84_u32), "three of nine others beside it");
    // A permanent member, or seven of the ten others: C(10, 7) = 120.
    let blocking = game.minimal_blocking(Budget::default()).unwrap();
    assert_eq!(blocking.counts().by_size[1], BigUint::from(5_u32));
    assert_eq!(blocking.counts().by_size[7], BigUint::from(120_u32));
    assert_eq!(blocking.count(), BigUint::from(125_u32));
}

/// All numbers found by walking through all 2^27 coalitions, too (a separate programme, 1.5 s).
#[test]
fn the_council_of_the_european_union() {
    let game = eu_council();
    assert_eq!(game.winning(), BigUint::from(17_787_201_u32));
    let sizes = |family: &Family, from: usize| -> Vec<u32> {
        let by_size = family.counts().by_size;
        assert!(by_size[..from].iter().all(|count| *count == BigUint::ZERO));
        by_size[from..].iter().map(|count| count.try_into().unwrap()).take_while(|count| *count > 0).collect()
    };
    let winning = game.minimal_winning(Budget::default()).unwrap();
    assert_eq!(winning.count(), BigUint::from(4_379_988_u32));
    assert_eq!(sizes(&winning, 15), [4_259_443, 55_405, 35_611, 18_638, 7_609, 2_475, 661, 105, 17, 24]);
    let blocking = game.minimal_blocking(Budget::default()).unwrap();
    assert_eq!(blocking.count(), BigUint::from(3_609_574_u32));
    assert_eq!(sizes(&blocking, 4), [533, 667, 2336, 6956, 16601, 33361, 52810, 67755, 70712, 3_357_843]);
}

#[test]
fn the_federal_system_of_the_united_states() {
    let game = us_federal_system();
    let counts = game.minimal_winning(Budget::default()).unwrap().counts();
    let binomial = |n: u32, k: u32| (0..k).fold(BigUint::from(1_u8), |b, i| b * (n - i) / (i + 1));
    // The President, 218 representatives, and 51 senators or 50 and the Vice President; or 67 and 290 against the President.
    let house = binomial(435, 218);
    assert_eq!(counts.by_size[270], &house * binomial(100, 50) + &house * binomial(100, 51));
    assert_eq!(counts.by_size[357], binomial(100, 67) * binomial(435, 290));
    assert_eq!(counts.total(), &counts.by_size[270] + &counts.by_size[357]);
    assert_eq!(counts.memberships()[1], &house * binomial(100, 50), "the Vice President");
}

#[test]
fn the_smallest_blocking_minority_of_the_council() {
    // Germany, France, Italy and any fourth member; without the first, the three largest left and one more are too few.
    let blocking = eu_council().dual();
    let (size, smallest) = blocking.lightest(&[1_u64; 27]).unwrap();
    assert_eq!((size, smallest), (4, vec![0, 1, 2, 3]));
    let without_germany = blocking.with_fixed(&[], &[0]).lightest(&[1_u64; 27]).unwrap();
    assert_eq!(without_germany, (4, vec![1, 2, 3, 4]), "47 % of the population");
    let without_three = blocking.with_fixed(&[], &[0, 1, 2]).lightest(&[1_u64; 27]).unwrap();
    let people: i64 = without_three.1.iter().map(|&member| games::EU[member]).sum();
    assert!(without_three.0 > 4 && 100 * people > 35 * games::EU.iter().sum::<i64>());
}

#[test]
fn what_has_no_coalitions_is_refused() {
    let mut rules = Rules::of(3);
    let some = rules.weighted(1, [1; 3]);
    let most = rules.weighted(2, [1; 3]);
    let few = rules.logic.not(most);
    let exactly_one = rules.logic.and([some, few]);
    let diagram = Compiler::new(&rules.logic).compile(&[exactly_one, most]).unwrap();
    let refused = SimpleGame::new(&diagram, diagram.root(0), &rules.players, 0, 1);
    let Err(CoalitionError::NotMonotone(found)) = refused else { panic!("{refused:?}") };
    assert_eq!((found.worse, found.better), (1, 0));
    let stranger = SimpleGame::new(&diagram, diagram.root(1), &rules.players[1..], 0, 1);
    assert!(matches!(stranger, Err(CoalitionError::NotAPlayer(_))));
    let scarce = weighted(8, &[5, 4, 3, 2, 1]).minimal_winning(Budget { nodes: 10, bytes: 1 << 20 });
    assert!(matches!(scarce, Err(CoalitionError::TooLarge { nodes: 11.., .. })));
}

#[test]
fn the_ends() {
    // Who always wins needs nobody; who never does has no coalition.
    for (quota, winning) in [(0, 4_u8), (7, 0)] {
        let game = weighted(quota, &[3, 3]);
        assert_eq!(game.winning(), BigUint::from(winning));
        let minimal = game.minimal_winning(Budget::default()).unwrap();
        assert_eq!(minimal.count(), BigUint::from(u8::from(quota == 0)));
        assert_eq!(minimal.contains(&[]), quota == 0);
        assert_eq!(game.minimal_blocking(Budget::default()).unwrap().contains(&[]), quota == 7);
    }
}

#[test]
fn what_is_impossible_comes_last() {
    // One impossible member costs more than forty hopeless ones.
    assert_eq!(unlikelihood(1.0), 0);
    assert!(u128::from(unlikelihood(0.0)) > 40 * u128::from(unlikelihood(f64::MIN_POSITIVE)));
    let game = weighted(2, &[1, 1, 1]);
    let costs = [0.0, 0.5, 0.25].map(unlikelihood);
    assert_eq!(game.lightest(&costs).unwrap().1, [1, 2]);
}

#[test]
fn the_first_of_very_many_come_at_once() {
    let family = us_federal_system().minimal_winning(Budget::default()).unwrap();
    let mut listed = family.in_order_of(&[1; 537]);
    for _ in 0..3 {
        let (size, coalition) = listed.next().unwrap();
        assert_eq!((size, coalition.len()), (270, 270));
    }
}
