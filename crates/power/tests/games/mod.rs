//! Games for the tests about coalitions: from the literature, and random ones with their meaning spelled out.

#![allow(clippy::unwrap_used, dead_code)]

use diagram::{Compiler, Formula, Logic, Variable};
use power::SimpleGame;
use proptest::prelude::*;

/// Players who say yes (option 0) or no (option 1), and the logic of their rule.
pub struct Rules {
    pub logic: Logic,
    pub players: Vec<Variable>,
}

impl Rules {
    pub fn of(players: usize) -> Self {
        let mut logic = Logic::new();
        let players = (0..players).map(|_| logic.variable(2)).collect();
        Self { logic, players }
    }

    /// The weights of those in favour reach the quota; players without a weight count nothing.
    pub fn weighted(&mut self, quota: i64, weights: impl IntoIterator<Item = i64>) -> Formula {
        let terms: Vec<_> = self.players.iter().zip(weights).map(|(&player, w)| (player, vec![w, 0])).collect();
        self.logic.at_least(&terms, quota).unwrap()
    }

    pub fn game(&self, rule: Formula) -> SimpleGame {
        let diagram = Compiler::new(&self.logic).compile(&[rule]).unwrap();
        SimpleGame::new(&diagram, diagram.root(0), &self.players, 0, 1).unwrap()
    }
}

pub fn weighted(quota: i64, weights: &[i64]) -> SimpleGame {
    let mut rules = Rules::of(weights.len());
    let rule = rules.weighted(quota, weights.iter().copied());
    rules.game(rule)
}

/// The Security Council since 1966: nine of fifteen, the first five of them all (Article 27 of the Charter).
pub fn security_council() -> SimpleGame {
    let mut rules = Rules::of(15);
    let nine = rules.weighted(9, [1; 15]);
    let five = rules.weighted(5, [1; 5]);
    let rule = rules.logic.and([nine, five]);
    rules.game(rule)
}

/// Populations of the members of the European Union on 1 January 2023, descending (Eurostat, demo_pjan).
pub const EU: [i64; 27] = [
    84358845, 68070697, 58850717, 48059777, 36753736, 19051562, 17811291, 11754004, 10827529, 10521556, 10467366,
    10394055, 9597085, 9104772, 6447710, 5932654, 5563970, 5428792, 5194336, 3850894, 2857279, 2116792, 1883008,
    1365884, 920701, 660809, 542051,
];

/// The Council of the European Union by Article 16(4) of the Treaty: 15 of 27 with 65 % of the population, or all but three.
pub fn eu_council() -> SimpleGame {
    let mut rules = Rules::of(27);
    let fifteen = rules.weighted(15, [1; 27]);
    let people = rules.weighted(65 * EU.iter().sum::<i64>(), EU.map(|p| 100 * p));
    let unblocked = rules.weighted(24, [1; 27]);
    let both = rules.logic.and([fifteen, people]);
    let rule = rules.logic.or([both, unblocked]);
    rules.game(rule)
}

/// The federal system of the United States: a President, a Vice President who breaks ties of the Senate, 100 senators, 435
/// representatives (Taylor and Zwicker 1999).
pub fn us_federal_system() -> SimpleGame {
    let mut rules = Rules::of(537);
    let of = |from: usize, to: usize| (0..537).map(move |i| i64::from((from..to).contains(&i)));
    let president = rules.weighted(1, of(0, 1));
    let vice_president = rules.weighted(1, of(1, 2));
    let half = rules.weighted(50, of(2, 102));
    let majority = rules.weighted(51, of(2, 102));
    let house = rules.weighted(218, of(102, 537));
    let overridden = [rules.weighted(67, of(2, 102)), rules.weighted(290, of(102, 537))];
    let tie = rules.logic.and([vice_president, half]);
    let senate = rules.logic.or([tie, majority]);
    let signed = rules.logic.and([president, senate, house]);
    let overridden = rules.logic.and(overridden);
    let rule = rules.logic.or([signed, overridden]);
    rules.game(rule)
}

/// A random compound rule without negation: weights and quotas of its atoms, and how they are joined.
#[derive(Clone, Debug)]
pub struct Compound {
    pub players: usize,
    pub atoms: Vec<(Vec<i64>, i64)>,
    pub steps: Vec<(bool, usize, usize)>,
}

pub fn compound() -> impl Strategy<Value = Compound> {
    (1_usize..8).prop_flat_map(|players| {
        let atoms = prop::collection::vec((prop::collection::vec(0_i64..6, players), 0_i64..16), 1..5);
        let steps = prop::collection::vec((any::<bool>(), 0_usize..16, 0_usize..16), 0..5);
        (atoms, steps).prop_map(move |(atoms, steps)| Compound { players, atoms, steps })
    })
}

impl Compound {
    /// Whether the coalition of a bit mask wins, by the rule's own words.
    pub fn wins(&self, mask: usize) -> bool {
        let has = |(weights, quota): &(Vec<i64>, i64)| {
            let sum: i64 = weights.iter().enumerate().filter(|(i, _)| mask >> i & 1 == 1).map(|(_, w)| *w).sum();
            sum >= *quota
        };
        let mut made: Vec<bool> = self.atoms.iter().map(has).collect();
        for &(both, a, b) in &self.steps {
            let (a, b) = (made[a % made.len()], made[b % made.len()]);
            made.push(if both { a && b } else { a || b });
        }
        made[made.len() - 1]
    }

    pub fn game(&self) -> SimpleGame {
        let mut rules = Rules::of(self.players);
        let mut made: Vec<Formula> = Vec::new();
        for (weights, quota) in &self.atoms {
            made.push(rules.weighted(*quota, weights.iter().copied()));
        }
        for &(both, a, b) in &self.steps {
            let parts = [made[a % made.len()], made[b % made.len()]];
            made.push(if both { rules.logic.and(parts) } else { rules.logic.or(parts) });
        }
        rules.game(made[made.len() - 1])
    }
}

pub fn members(mask: usize) -> Vec<usize> {
    (0..usize::BITS as usize).filter(|i| mask >> i & 1 == 1).collect()
}
